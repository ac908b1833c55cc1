import { type Block, column, paragraph } from '../blocks/block.ts'
import { lettersOfCode } from '../blocks/letters-of-code.ts'
import { type Stage, styleOn } from '../blocks/stage.ts'
import { INK, MUTED, PAPER, type Palette } from './palette.ts'
import { type PictogramName, pictogram } from './pictograms.ts'

/** Between the frame's middle line and the quiet zone; wider than the frame's corner cuts in. */
export const FRAME_GAP = 1.6

/** The code in a frame, with its letters below: one thing, to be scanned or typed. */
export function codeCard(
  stage: Stage,
  palette: Palette,
  { side, letters }: { side: number; letters: number },
): Block & { readonly width: number } {
  const { content, scale, measure } = stage
  const gap = FRAME_GAP * scale
  const below = lettersOfCode(
    content.code,
    { width: side, largest: letters * scale, fill: INK, align: 'center' },
    measure,
  )
  const card = { width: side + 2 * gap, height: side + below.height + 3 * gap }
  return {
    ...card,
    marks: (x, y) => [
      { what: 'box', x, y, ...card, fill: PAPER, stroke: palette.accent, line: 1.2 * scale, radius: 2.5 * scale },
      { what: 'code', x: x + gap, y: y + gap, side },
      ...below.marks(x + gap, y + gap + side),
    ],
  }
}

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

/** Blocks on a panel of colour with rounded corners. */
export function onPanel(
  block: Block,
  { width, padding, radius, fill }: { width: number; padding: number; radius: number; fill: string },
): Block {
  const height = block.height === 0 ? 0 : block.height + 2 * padding
  return {
    height,
    marks: (x, y) =>
      height === 0
        ? []
        : [{ what: 'box', x, y, width, height, radius, fill }, ...block.marks(x + padding, y + padding)],
  }
}
