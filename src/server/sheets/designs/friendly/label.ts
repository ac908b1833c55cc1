import type { Mark } from '../../types.ts'
import { paragraph } from '../blocks/block.ts'
import { drawLabel, labelStyle } from '../blocks/label.ts'
import type { Stage } from '../blocks/stage.ts'
import { INK, MUTED, type Palette } from './palette.ts'
import { onPanel } from './panel.ts'

/** Around the title on its panel. */
const PADDING = 1.6

/** A label with its title on a panel of colour. */
export const label = (stage: Stage, palette: Palette): Mark[] =>
  drawLabel(stage, {
    ink: INK,
    muted: MUTED,
    heading: (width) =>
      onPanel(
        paragraph(
          stage.content.title,
          labelStyle('bold', 5, 3.8, 2),
          { fill: palette.onPanel, align: 'left' },
          { width: width - 2 * PADDING, height: 10 },
          stage.measure,
        ),
        { width, padding: PADDING, radius: 1.2, fill: palette.panel },
      ),
  })
