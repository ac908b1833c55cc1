import type { ReadPosition } from '../../../store/reading/types.ts'

/** Where the next page goes on, and how many reports were counted for the first: the count is not worth asking twice. */
export interface ListPosition extends ReadPosition {
  readonly total: number
}

const SPELLING = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f]{32})\.(\d{1,12})$/

/** As it stands in `after` and `next` of the list. */
export const writePosition = ({ week, ref, total }: ListPosition): string => `${week}.${ref}.${total}`

/** @returns undefined for what `writePosition` has not written */
export function readPosition(text: string): ListPosition | undefined {
  const [, week, ref, total] = text.match(SPELLING) ?? []
  return week && ref && total ? { week, ref, total: Number(total) } : undefined
}
