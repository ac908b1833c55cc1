import type { Mark, Weight } from '../../types.ts'
import { type Block, column, paragraph } from './block.ts'
import type { Style } from './fit-text.ts'
import { SMALLEST_ON_LABELS } from './lengths.ts'
import { lettersOfCode } from './letters-of-code.ts'
import type { Stage } from './stage.ts'
import { complaintLine } from './wording.ts'

/** Labels are cut beforehand and a printer misses them by a millimetre. */
const MARGIN = 2
const GAP = 1.2
/** Between what belongs together. */
const SMALL_GAP = 0.5

/** A style of a label; sizes in millimetres. */
export const labelStyle = (weight: Weight, largest: number, wrapBelow: number, lines: number): Style => ({
  weight,
  largest,
  wrapBelow,
  smallest: SMALLEST_ON_LABELS,
  lines,
  leading: 1.15,
})

/** How a design colours a label, and sets the title in the width that the code leaves. */
interface LabelLook {
  readonly ink: string
  readonly muted: string
  readonly heading: (width: number) => Block
}

/** A label: the code, and beside it what it is about, where, the letters and whom to call. For more there is no room. */
export function drawLabel(stage: Stage, look: LabelLook): Mark[] {
  const { content, measure, width, height } = stage
  const side = height - 2 * MARGIN
  const left = MARGIN + side + GAP
  const beside = width - left - MARGIN
  const heading = look.heading(beside)
  const foot = column(
    [
      lettersOfCode(content.code, { width: beside, largest: 4, fill: look.ink, align: 'left' }, measure),
      paragraph(
        complaintLine(content),
        labelStyle('regular', 2.2, 2, 2),
        { fill: look.muted, align: 'left' },
        { width: beside, height: 4.4 },
        measure,
      ),
    ],
    SMALL_GAP,
  )
  const place = placeOn(stage, look, { width: beside, height: side - heading.height - foot.height - 2 * GAP })
  return [
    { what: 'code', x: MARGIN, y: MARGIN, side },
    ...heading.marks(left, MARGIN),
    ...place.marks(left, MARGIN + heading.height + GAP),
    ...foot.marks(left, MARGIN + side - foot.height),
  ]
}

function placeOn({ content, measure }: Stage, look: LabelLook, room: { width: number; height: number }): Block {
  const above = paragraph(
    content.above,
    labelStyle('regular', 2.2, 1.9, 1),
    { fill: look.muted, align: 'left' },
    room,
    measure,
  )
  const name = paragraph(
    content.name,
    labelStyle('bold', 4.2, 3, 3),
    { fill: look.ink, align: 'left' },
    { ...room, height: room.height - above.height - SMALL_GAP },
    measure,
  )
  return column([above, name], SMALL_GAP)
}
