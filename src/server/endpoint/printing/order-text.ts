import type { PrintOrder } from '../../../contract/staff/posters.ts'

/** Places of an order that are written out. */
const MOST_PLACES = 3

/** An order as it is written down: `grid 371002000000 a4.pdf`. */
export const orderText = ({ choice, layout, format }: PrintOrder): string => {
  const { kind, under } = choice
  const places =
    under.slice(0, MOST_PLACES).join(',') + (under.length > MOST_PLACES ? `+${under.length - MOST_PLACES}` : '')
  return `${kind} ${places} ${layout}.${format}`
}
