import type { CasePosition } from '../../../store/cases/types.ts'

/** Where the next page goes on, and how many cases were counted for the first: the count is not worth asking twice. */
export interface ListPosition extends CasePosition {
  readonly open: boolean
  readonly total: number
}

const SPELLING = /^([oe])\.(-|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)\.([0-9a-f]{32})\.(\d{1,12})$/

/** As it stands in `after` and `next` of the list. */
export const writePosition = ({ open, next, id, total }: ListPosition): string =>
  `${open ? 'o' : 'e'}.${next ?? '-'}.${id}.${total}`

/** @returns undefined for what `writePosition` has not written */
export function readPosition(text: string): ListPosition | undefined {
  const [, open, next, id, total] = text.match(SPELLING) ?? []
  if (!open || !next || !id || !total) return undefined
  return { open: open === 'o', next: next === '-' ? null : next, id, total: Number(total) }
}
