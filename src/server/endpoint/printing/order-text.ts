import type { PosterChoice } from '../../../contract/staff/posters.ts'
import type { PrintOrder } from '../../../contract/staff/printing.ts'
import type { PrintRunRow } from '../../store/posters/print-types.ts'

/** Places of a choice that are written out. */
const MOST_PLACES = 3

/** A choice as it is written down: `grid 371002000000`. */
export const choiceText = ({ kind, under }: Pick<PosterChoice, 'kind' | 'under'>): string => {
  const others = under.length - MOST_PLACES
  return `${kind} ${under.slice(0, MOST_PLACES).join(',')}${others > 0 ? `+${others}` : ''}`
}

/** An order as it is written down: `grid 371002000000 a4.pdf`. */
export const orderText = ({ choice, layout, format }: PrintOrder): string => `${choiceText(choice)} ${layout}.${format}`

/** A run as it is written down once it is printed. */
export const runText = ({ order, sheets, id }: PrintRunRow): string => `${orderText(order)} ${sheets} ${id}`
