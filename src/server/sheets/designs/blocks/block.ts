import type { Mark, Measure } from '../../types.ts'
import { fitText, type Style } from './fit-text.ts'
import { ABOVE_BASELINE } from './lengths.ts'

/** Something of a known height that can be put anywhere on the sheet. */
export interface Block {
  readonly height: number
  marks(x: number, y: number): Mark[]
}

export interface Ink {
  readonly fill: string
  readonly align: 'left' | 'center' | 'right'
}

/** Text within a room; see {@link fitText}. `x` of its marks is the room's left side whatever the alignment. */
export function paragraph(
  text: string,
  style: Style,
  ink: Ink,
  room: { readonly width: number; readonly height: number },
  measure: Measure,
): Block {
  const { size, lines, height } = fitText(text, style, room, measure)
  const along = { left: 0, center: room.width / 2, right: room.width }[ink.align]
  return {
    height,
    marks: (x, y) =>
      lines.map((line, index) => ({
        what: 'text',
        text: line,
        x: x + along,
        y: y + size * (ABOVE_BASELINE + index * style.leading),
        size,
        weight: style.weight,
        ...ink,
      })),
  }
}

/** Blocks below each other with one gap between them; those without height take no gap either. */
export function column(blocks: readonly Block[], gap: number): Block {
  const shown = blocks.filter(({ height }) => height > 0)
  const height = shown.reduce((sum, block) => sum + block.height, gap * Math.max(0, shown.length - 1))
  return {
    height,
    marks: (x, y) => {
      let top = y
      return shown.flatMap((block) => {
        const marks = block.marks(x, top)
        top += block.height + gap
        return marks
      })
    },
  }
}

/** The gap that spreads blocks over a height, but no wider than `most`: wider ones would tear apart what belongs together. */
export function spread(blocks: readonly Block[], height: number, most: number): number {
  const shown = blocks.filter((block) => block.height > 0)
  const left = height - shown.reduce((sum, block) => sum + block.height, 0)
  return shown.length < 2 ? 0 : Math.min(most, Math.max(0, left / (shown.length - 1)))
}
