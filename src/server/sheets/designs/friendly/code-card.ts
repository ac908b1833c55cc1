import type { Block } from '../blocks/block.ts'
import { lettersOfCode } from '../blocks/letters-of-code.ts'
import type { Stage } from '../blocks/stage.ts'
import { INK, PAPER, type Palette } from './palette.ts'

/** Between the frame's middle line and the quiet zone; wider than the frame's corner cuts in. */
const FRAME_GAP = 1.6

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
