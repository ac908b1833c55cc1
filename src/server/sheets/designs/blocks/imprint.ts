import type { Measure } from '../../types.ts'
import { type Block, column, type Ink, paragraph } from './block.ts'

/** Between two particulars on one line. */
const SEPARATOR = '　'
const LEADING = 1.3

/** Puts short particulars side by side while they fit on a line, so that none is broken that need not be. */
function gather(particulars: readonly string[], em: number, measure: Measure): string[] {
  const lines: string[] = []
  for (const particular of particulars.filter(Boolean)) {
    const last = lines.at(-1)
    const joined = `${last}${SEPARATOR}${particular}`
    if (last && measure.width(joined, 'regular') <= em) lines[lines.length - 1] = joined
    else lines.push(particular)
  }
  return lines
}

/**
 * Who runs this, in small letters of one size, at most `height` high. Particulars longer than a line take two if there is room;
 * if there is none even for one line each, the last ones are left out.
 */
export function imprint(
  particulars: readonly string[],
  { size, width, height, ink }: { size: number; width: number; height: number; ink: Ink },
  measure: Measure,
): Block {
  const sizes = { largest: size, wrapBelow: size, smallest: size }
  const blockOf = (lines: readonly string[], each: number): Block =>
    column(
      lines.map((line) =>
        paragraph(
          line,
          { ...sizes, weight: 'regular', lines: each, leading: LEADING },
          ink,
          { width, height: Number.POSITIVE_INFINITY },
          measure,
        ),
      ),
      size * (LEADING - 1),
    )
  const lines = gather(particulars, width / size, measure)
  const whole = blockOf(lines, 2)
  if (whole.height <= height) return whole
  const most = Math.max(1, Math.floor((height / size - 1) / LEADING) + 1)
  return blockOf(lines.slice(0, most), 1)
}
