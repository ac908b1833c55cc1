import type { GridLevel } from '../../../contract/place-code.ts'
import type { Design, Layout } from '../../../contract/sheet.ts'
import { COPY_LIMIT, type PrintOrder } from '../../../contract/staff/printing.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import { type Chosen, chosenFor } from './places/chosen-places.ts'

/** `browser` makes the pages of a PDF and prints them one by one. */
export const WAYS = ['pdf', 'zip', 'browser'] as const
export type Way = (typeof WAYS)[number]

/** What the page holds of an order until it is sent; what belongs to the other kind is kept for coming back to it. */
export interface Draft {
  kind: Kind
  chosen: Chosen
  levels: readonly GridLevel[]
  general: boolean
  /** Burden: one sheet for every village of an area, else `copies`. */
  perVillage: boolean
  copies: number
  layout: Layout
  design: Design
  only: PrintOrder['only']
  way: Way
}

export const freshDraft = (): Draft => ({
  kind: 'burden',
  chosen: [],
  levels: ['village'],
  general: false,
  perVillage: true,
  copies: 1,
  layout: 'a4',
  design: 'friendly',
  only: 'all',
  way: 'pdf',
})

/** What is sent of it. */
export function orderOf({ kind, chosen, levels, general, perVillage, copies, ...draft }: Draft): PrintOrder {
  const under = chosenFor(kind, chosen).map(({ code }) => code)
  return {
    layout: draft.layout,
    design: draft.design,
    format: draft.way === 'zip' ? 'zip' : 'pdf',
    only: draft.only,
    copies: kind === 'burden' && perVillage ? 'villages' : Math.min(Math.max(Math.trunc(copies) || 1, 1), COPY_LIMIT),
    choice: { kind, under, ...(kind === 'grid' ? { levels: [...levels] } : general && { general }) },
  }
}
