import { type Block, column, paragraph } from '../blocks/block.ts'
import { type Stage, styleOn } from '../blocks/stage.ts'
import { wordingOf } from '../blocks/wording.ts'
import { INK, type Palette } from './palette.ts'
import { type PictogramName, pictogram } from './pictograms.ts'

/** One thing to do: a pictogram on a plate of colour, a few words beside it, and smaller ones `under` them. */
export function step(
  stage: Stage,
  palette: Palette,
  {
    picture,
    words,
    under = '',
    width,
    side,
    size,
  }: { picture: PictogramName; words: string; under?: string; width: number; side: number; size: number },
): Block {
  const plate = side * stage.scale
  const indent = plate * 1.25
  const room = { width: width - indent, height: plate }
  const ink = { fill: INK, align: 'left' } as const
  const gap = plate * 0.06
  const below = paragraph(under, styleOn(stage, 'regular', [size * 0.7, size * 0.6, 0]), ink, room, stage.measure)
  const above = paragraph(
    words,
    styleOn(stage, 'bold', [size, size, size * 0.6], 2),
    ink,
    { ...room, height: plate - below.height - gap },
    stage.measure,
  )
  const text = column([above, below], gap)
  return {
    height: plate,
    marks: (x, y) => [
      { what: 'box', x, y, width: plate, height: plate, radius: plate * 0.28, fill: palette.accent },
      ...pictogram(picture, {
        x: x + plate * 0.19,
        y: y + plate * 0.19,
        side: plate * 0.62,
        fill: palette.onAccent,
        paper: palette.accent,
      }),
      ...text.marks(x + indent, y + (plate - text.height) / 2),
    ],
  }
}

/** Three steps, each with a picture. */
export const steps = (
  stage: Stage,
  palette: Palette,
  { width, side, size }: { width: number; side: number; size: number },
): Block[] => {
  const pictures = ['scan', stage.content.kind === 'burden' ? 'choose' : 'photograph', 'send'] as const
  return wordingOf(stage.content).steps.map((words, index) =>
    step(stage, palette, { picture: pictures[index]!, words, width, side, size }),
  )
}
