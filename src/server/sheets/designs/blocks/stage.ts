import type { Measure, SheetContent, Weight } from '../../types.ts'
import type { Style } from './fit-text.ts'
import { SMALLEST } from './lengths.ts'

/** What every part of a sheet needs to draw itself. */
export interface Stage {
  readonly content: SheetContent
  readonly measure: Measure
  /** Sheet's width. */
  readonly width: number
  /** Sheet's height. */
  readonly height: number
  /** 1 on the large sheet of a form (A4, A5), a half on the small one (A6, A7). Designs give lengths of the large one. */
  readonly scale: number
}

/** Sizes of a text on the large sheet: the largest, the one below which it rather wraps, the smallest. */
export type Sizes = readonly [largest: number, wrapBelow: number, smallest: number]

/** A style of the large sheet on this one; nothing becomes smaller than what paper carries. */
export function styleOn(stage: Stage, weight: Weight, sizes: Sizes, lines = 1, leading = 1.3): Style {
  const [largest, wrapBelow, smallest] = sizes.map((size) => Math.max(SMALLEST, size * stage.scale)) as [
    number,
    number,
    number,
  ]
  return { weight, largest, wrapBelow, smallest, lines, leading }
}
