import type { Mark, Weight } from '../../types.ts'
import { type Block, column, paragraph } from '../blocks/block.ts'
import { type Area, inset, SMALLEST } from '../blocks/lengths.ts'
import { lettersOfCode } from '../blocks/letters-of-code.ts'
import { type Sizes, type Stage, styleOn } from '../blocks/stage.ts'

export const BLACK = '#000000'

/** Frame around the whole sheet, drawn inside `margin`, and the area that is left in it. Lengths on the large sheet. */
export function frame(
  stage: Stage,
  { margin, line, padding }: { margin: number; line: number; padding: number },
): { mark: Mark; inside: Area } {
  const { width, height, scale } = stage
  const middle = inset({ x: 0, y: 0, width, height }, (margin + line / 2) * scale)
  return {
    mark: { what: 'box', ...middle, stroke: BLACK, line: line * scale },
    inside: inset(middle, (line / 2 + padding) * scale),
  }
}

/** Black text from the left; `height` in millimetres, the sizes on the large sheet. */
export const black = (
  stage: Stage,
  text: string,
  { weight, sizes, lines = 1, leading }: { weight: Weight; sizes: Sizes; lines?: number; leading?: number },
  room: { width: number; height: number },
): Block =>
  paragraph(text, styleOn(stage, weight, sizes, lines, leading), { fill: BLACK, align: 'left' }, room, stage.measure)

export const rule = (width: number, line: number): Block => ({
  height: line,
  marks: (x, y) => [{ what: 'box', x, y, width, height: line, fill: BLACK }],
})

/** The code and below it its letters, as wide as what is dark of the code. */
export function codeAndLetters(stage: Stage, side: number, largest: number): Block {
  const { content, measure, scale } = stage
  const letters = lettersOfCode(
    content.code,
    { width: side, largest: largest * scale, fill: BLACK, align: 'center' },
    measure,
  )
  return column([{ height: side, marks: (x, y) => [{ what: 'code', x, y, side }] }, letters], 0)
}

/** The place in letters as large as the room allows, and above it the town. */
export function placeName(
  stage: Stage,
  { width, height, largest }: { width: number; height: number; largest: number },
): Block {
  const { content, scale } = stage
  const gap = largest * 0.1 * scale
  const oneLine = Math.max(SMALLEST, largest * 0.26 * scale)
  const name = black(
    stage,
    content.name,
    { weight: 'bold', sizes: [largest, largest * 0.55, largest * 0.2], lines: 3, leading: 1.15 },
    { width, height: height - oneLine - gap },
  )
  const above = black(
    stage,
    content.above,
    { weight: 'bold', sizes: [largest * 0.42, largest * 0.32, largest * 0.26], lines: 2 },
    { width, height: height - name.height - gap },
  )
  return column([above, name], gap)
}
