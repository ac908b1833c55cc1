import { type Block, column, paragraph } from '../blocks/block.ts'
import { type Stage, styleOn } from '../blocks/stage.ts'
import { INK, MUTED, PAPER, type Palette } from './palette.ts'
import { pictogram } from './pictograms.ts'

/** Where the sheet hangs: a pin, the town in small letters, the place in large ones. */
export function placeName(
  stage: Stage,
  palette: Palette,
  { width, height, largest }: { width: number; height: number; largest: number },
): Block {
  const { content, scale, measure } = stage
  const pin = largest * 0.8 * scale
  const indent = pin * 1.15
  const room = width - indent
  const gap = largest * 0.12 * scale
  const aboveStyle = styleOn(stage, 'regular', [largest * 0.4, largest * 0.32, largest * 0.26], 2)
  const name = paragraph(
    content.name,
    styleOn(stage, 'bold', [largest, largest * 0.585, largest * 0.2], 3, 1.15),
    { fill: INK, align: 'left' },
    { width: room, height: height - aboveStyle.smallest - gap },
    measure,
  )
  const above = paragraph(
    content.above,
    aboveStyle,
    { fill: MUTED, align: 'left' },
    { width: room, height: height - name.height - gap },
    measure,
  )
  const words = column([above, name], gap)
  return {
    height: words.height,
    marks: (x, y) => [
      ...pictogram('pin', {
        x: x - pin * 0.1,
        y: y + (words.height - pin) / 2,
        side: pin,
        fill: palette.accent,
        paper: PAPER,
      }),
      ...words.marks(x + indent, y),
    ],
  }
}
