import type { Atom } from './atoms.ts'

/** Sums of widths differ by their order; without it a line that just fits would wrap. */
const TOLERANCE = 1e-6

/** Least number of lines that the atoms need. Each atom must be at most `width` wide. */
export function countLines(atoms: readonly Atom[], width: number): number {
  let lines = 1
  let used = 0
  for (const atom of atoms) {
    if (used + atom.width > width + TOLERANCE) {
      lines += 1
      used = 0
    }
    used += atom.width + atom.spaceWidth
  }
  return lines
}

interface Ending {
  readonly lines: number
  readonly cost: number
  readonly from: number
}

const lineOf = (atoms: readonly Atom[]): string =>
  atoms
    .map((atom) => atom.text + atom.space)
    .join('')
    .trimEnd()

/**
 * Breaks into the fewest lines; among those breaks, the ones that leave lines of even length and end them where a reader
 * pauses. Each atom must be at most `width` wide (em).
 */
export function wrap(atoms: readonly Atom[], width: number): string[] {
  const endings: Ending[] = [{ lines: 0, cost: 0, from: 0 }]
  for (let end = 1; end <= atoms.length; end++) {
    let used = -atoms[end - 1]!.spaceWidth
    let best: Ending | undefined
    for (let from = end - 1; from >= 0; from--) {
      used += atoms[from]!.width + atoms[from]!.spaceWidth
      if (used > width + TOLERANCE && from < end - 1) break
      const before = endings[from]!
      const lines = before.lines + 1
      const unused = (width - used) / width
      const cost = before.cost + unused * unused + (end < atoms.length ? atoms[end - 1]!.breakCost : 0)
      if (!best || lines < best.lines || (lines === best.lines && cost < best.cost)) best = { lines, cost, from }
    }
    endings.push(best!)
  }
  const wrapped: string[] = []
  for (let end = atoms.length; end > 0; end = endings[end]!.from)
    wrapped.unshift(lineOf(atoms.slice(endings[end]!.from, end)))
  return wrapped
}
