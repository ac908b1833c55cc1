import { type Block, column, paragraph } from '../blocks/block.ts'
import { type Stage, styleOn } from '../blocks/stage.ts'
import { addressLine, FORGED, GENUINE } from '../blocks/wording.ts'
import { INK, type Palette } from './palette.ts'
import { onPanel } from './panel.ts'

/** How to tell a forged code, on a pale panel. `size` is that of the first sentence on the large sheet. */
export function genuine(stage: Stage, palette: Palette, { width, size }: { width: number; size: number }): Block {
  const { scale, measure, content } = stage
  const padding = 4 * scale
  const room = { width: width - 2 * padding, height: Number.POSITIVE_INFINITY }
  const plain = styleOn(stage, 'regular', [size * 0.9, size * 0.9, size * 0.75], 3)
  return onPanel(
    column(
      [
        paragraph(
          GENUINE,
          styleOn(stage, 'bold', [size, size, size * 0.75], 2),
          { fill: palette.accent, align: 'left' },
          room,
          measure,
        ),
        paragraph(FORGED, plain, { fill: INK, align: 'left' }, room, measure),
        paragraph(addressLine(content), plain, { fill: INK, align: 'left' }, room, measure),
      ],
      size * 0.75 * scale,
    ),
    { width, padding, radius: 3 * scale, fill: palette.tint },
  )
}
