import { LAYOUTS } from '../../../../contract/sheet.ts'
import type { DrawSheet, Mark, Measure, SheetContent, Weight } from '../../types.ts'
import type { Style } from './fit-text.ts'
import { SMALLEST } from './lengths.ts'
import { remembering } from './remembered-widths.ts'

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

/** The three forms of paper a design has to fill; each draws itself on a stage. */
export interface Forms {
  readonly upright: (stage: Stage) => Mark[]
  readonly wide: (stage: Stage) => Mark[]
  readonly label: (stage: Stage) => Mark[]
}

/** A design from its forms: A4 and A6 are upright, A5 and A7 wide. */
export const designOf =
  (forms: Forms): DrawSheet =>
  (content, { width, height }, measure) => {
    const form = height > width ? 'upright' : height > LAYOUTS.label.height ? 'wide' : 'label'
    const scale = width / LAYOUTS.a4.width
    return { width, height, marks: forms[form]({ content, measure: remembering(measure), width, height, scale }) }
  }
