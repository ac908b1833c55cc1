import type { Mark } from '../../types.ts'
import { column, paragraph } from '../blocks/block.ts'
import { drawLabel, labelStyle } from '../blocks/label.ts'
import type { Stage } from '../blocks/stage.ts'
import { BLACK, rule } from './parts.ts'

/** A label with a rule below its title. */
export const label = (stage: Stage): Mark[] =>
  drawLabel(stage, {
    ink: BLACK,
    muted: BLACK,
    heading: (width) =>
      column(
        [
          paragraph(
            stage.content.title,
            labelStyle('bold', 6, 4, 2),
            { fill: BLACK, align: 'left' },
            { width, height: 12 },
            stage.measure,
          ),
          rule(width, 0.5),
        ],
        0.6,
      ),
  })
