import type { Mark } from '../../types.ts'
import { type Block, column, paragraph } from '../blocks/block.ts'
import type { Style } from '../blocks/fit-text.ts'
import { SMALLEST_ON_LABELS } from '../blocks/lengths.ts'
import { lettersOfCode } from '../blocks/letters-of-code.ts'
import type { Stage } from '../blocks/stage.ts'
import { complaintLine } from '../blocks/wording.ts'
import { BLACK, rule } from './parts.ts'

/** Labels are cut beforehand and a printer misses them by a millimetre. */
const MARGIN = 2
const GAP = 1.2

const style = (weight: Style['weight'], largest: number, wrapBelow: number, lines: number): Style => ({
  weight,
  largest,
  wrapBelow,
  smallest: SMALLEST_ON_LABELS,
  lines,
  leading: 1.15,
})

/** A label: the code, and beside it what it is about, where, the letters and whom to call. */
export function label(stage: Stage): Mark[] {
  const { content, measure } = stage
  const side = stage.height - 2 * MARGIN
  const left = MARGIN + side + GAP
  const width = stage.width - left - MARGIN
  const toLeft = { align: 'left' } as const

  const title = paragraph(
    content.title,
    style('bold', 6, 4, 2),
    { fill: BLACK, ...toLeft },
    { width, height: 12 },
    measure,
  )
  const heading = column([title, rule(width, 0.5)], 0.6)
  const letters = lettersOfCode(content.code, { width, largest: 4, fill: BLACK, align: 'left' }, measure)
  const complaints = paragraph(
    complaintLine(content),
    style('regular', 2.2, 2, 2),
    { fill: BLACK, ...toLeft },
    { width, height: 4.4 },
    measure,
  )
  const room = side - heading.height - letters.height - complaints.height - 3 * GAP
  const place = placeOn(stage, width, room)
  const below = column([letters, complaints], GAP * 0.6)
  return [
    { what: 'code', x: MARGIN, y: MARGIN, side },
    ...heading.marks(left, MARGIN),
    ...place.marks(left, MARGIN + heading.height + GAP),
    ...below.marks(left, MARGIN + side - below.height),
  ]
}

function placeOn({ content, measure }: Stage, width: number, height: number): Block {
  const ink = { fill: BLACK, align: 'left' } as const
  const above = paragraph(content.above, style('regular', 2.2, 1.9, 1), ink, { width, height }, measure)
  const room = { width, height: height - above.height - GAP * 0.3 }
  return column(
    [above, paragraph(content.name, style('bold', 4.2, 3, 3), { ...ink, fill: BLACK }, room, measure)],
    GAP * 0.3,
  )
}
