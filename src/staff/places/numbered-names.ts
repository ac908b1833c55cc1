/** `1号楼` to `12号楼`; empty when the numbers are none, run backwards, or are more than `most`. */
export function numberedNames(from: string, to: string, suffix: string, most: number): string[] {
  const [first, last] = [from, to].map((text) => (/^[0-9]{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN))
  const count = (last ?? Number.NaN) - (first ?? Number.NaN) + 1
  if (!(count >= 1 && count <= most)) return []
  return Array.from({ length: count }, (_, index) => `${(first ?? 0) + index}${suffix.trim()}`)
}

/** Names as they were written, one on each line. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r\n|\n|\r/)
      .map((line) => line.normalize('NFKC').trim())
      .filter((line) => line !== ''),
  ),
]
