import type { Mark } from '../../types.ts'
import { type Block, column, paragraph, spread } from '../blocks/block.ts'
import { foot } from '../blocks/foot.ts'
import { type Stage, styleOn } from '../blocks/stage.ts'
import { codeCard } from './code-card.ts'
import { genuine } from './genuine.ts'
import { heading } from './heading.ts'
import { MUTED, type Palette } from './palette.ts'
import { placeName } from './place-name.ts'
import { steps } from './steps.ts'

/** Lengths on A4; A6 has half of them. Office printers leave out up to 6 mm at the edge. */
const MARGIN = 12
const GAP = 6
/** The code with its quiet zone: least on A4 with the longest texts, and most. A6 needs the most, which is 60 mm there. */
const CODE = { least: 111, most: 120 }
/** What the card with the code needs below it. */
const LETTERS = 16
/** What the heading of a sheet with texts of usual length fills. */
const HEADING = 82

/** A4 and A6: what it is about on top, then where, then the code with the steps beside it, then who runs it. */
export function upright(stage: Stage, palette: Palette): Mark[] {
  const { content, measure, scale } = stage
  const margin = MARGIN * scale
  const gap = GAP * scale
  const width = stage.width - 2 * margin

  const place = placeName(stage, palette, { width, height: (scale < 1 ? 30 : 36) * scale, largest: 17 })
  const note = paragraph(
    content.note,
    styleOn(stage, 'bold', [7, 5.6, 5], 2),
    { fill: palette.accent, align: 'left' },
    { width, height: 16 * scale },
    measure,
  )
  const particulars = foot(stage, { width, height: (scale < 1 ? 24 : 30) * scale, size: 3.8, emblem: 14, fill: MUTED })
  const gaps = gap * (note.height > 0 ? 4 : 3)
  const room = stage.height - 2 * margin - place.height - note.height - particulars.height - gaps
  const middle = codeAndSteps(stage, palette, width, (room - HEADING * scale) / scale)
  const top = heading(stage, palette, { width, height: room - middle.height, title: 26, lead: 8 })
  return column([top, place, middle, note, particulars], gap).marks(margin, margin)
}

/** The code as large as `height` allows (a length on A4), with the steps beside it. */
function codeAndSteps(stage: Stage, palette: Palette, width: number, height: number): Block {
  const { scale } = stage
  const least = scale < 1 ? CODE.most : CODE.least
  const side = Math.min(CODE.most, Math.max(least, height - LETTERS)) * scale
  const card = codeCard(stage, palette, { side, letters: 10 })
  const left = card.width + GAP * scale
  const beside = width - left
  const blocks = [
    ...steps(stage, palette, { width: beside, side: 17, size: 6.4 }),
    genuine(stage, palette, { width: beside, size: 5.4 }),
  ]
  const words = column(blocks, spread(blocks, card.height, 16 * scale))
  return {
    height: Math.max(card.height, words.height),
    marks: (x, y) => [...card.marks(x, y), ...words.marks(x + left, y)],
  }
}
