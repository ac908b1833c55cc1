import type { Mark } from '../../types.ts'
import { type Block, column, paragraph } from '../blocks/block.ts'
import { foot } from '../blocks/foot.ts'
import { type Stage, styleOn } from '../blocks/stage.ts'
import { addressLine, FORGED, GENUINE, wordingOf } from '../blocks/wording.ts'
import { codeCard } from './code-card.ts'
import { heading } from './heading.ts'
import { INK, MUTED, type Palette } from './palette.ts'
import { placeName } from './place-name.ts'
import { step } from './steps.ts'

/** Lengths on A5; A7 has half of them. */
const MARGIN = 10
const GAP = 5
/** The code with its quiet zone: least on A5 with the longest texts, least on A7 (45 mm there), and most. */
const CODE = { least: 80, leastOnSmall: 90, most: 98 }
/** What the card with the code needs below it. */
const LETTERS = 13

/** A5 and A7: the code on the left, what it is about beside it, how to trust it and who runs it below both. */
export function wide(stage: Stage, palette: Palette): Mark[] {
  const { scale } = stage
  const margin = MARGIN * scale
  const gap = GAP * scale
  const width = stage.width - 2 * margin
  const room = stage.height - 2 * margin
  const least = scale < 1 ? CODE.leastOnSmall : CODE.least

  const below = column(linesBelow(stage, palette, width, room - (least + LETTERS) * scale - gap), gap * 0.5)
  const height = room - gap - below.height
  const side = Math.min(CODE.most, height / scale - LETTERS) * scale
  const card = codeCard(stage, palette, { side, letters: 8 })
  const left = card.width + gap
  const words = column(wordsBeside(stage, palette, width - left, height), gap)
  const middle: Block = { height, marks: (x, y) => [...card.marks(x, y), ...words.marks(x + left, y)] }
  return column([middle, below], gap).marks(margin, margin)
}

function wordsBeside(stage: Stage, palette: Palette, width: number, height: number): Block[] {
  const gap = GAP * stage.scale
  const place = placeName(stage, palette, { width, height: 28 * stage.scale, largest: 12 })
  const how = step(stage, palette, {
    picture: 'scan',
    words: wordingOf(stage.content).steps[0],
    under: stage.scale < 1 ? GENUINE : '',
    width,
    side: 14,
    size: 6.8,
  })
  const left = height - place.height - how.height - 2 * gap
  return [heading(stage, palette, { width, height: left, title: 18, lead: 4.8 }), place, how]
}

/** What tells a forged code, and who runs it. A7 has its assurance beside the code. */
function linesBelow(stage: Stage, palette: Palette, width: number, height: number): Block[] {
  const { content, scale, measure } = stage
  const particulars = foot(stage, { width, height: Math.min(height, 18 * scale), size: 3.3, emblem: 11, fill: MUTED })
  if (scale < 1) return [particulars]
  const genuine = paragraph(
    `${GENUINE}。${FORGED}。${addressLine(content)}`,
    styleOn(stage, 'regular', [3.8, 3.5, 3.3], 2),
    { fill: INK, align: 'left' },
    { width, height },
    measure,
  )
  const left = height - particulars.height - genuine.height - GAP * scale
  const note = paragraph(
    content.note,
    styleOn(stage, 'bold', [5, 4.2, 3.3], 2),
    { fill: palette.accent, align: 'left' },
    { width, height: left },
    measure,
  )
  return [note, genuine, particulars]
}
