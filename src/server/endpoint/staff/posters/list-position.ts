import { PLACE_CODE } from '../../../../contract/place-code.ts'
import { POSTER_CODE } from '../../../../contract/poster-code.ts'
import { KINDS } from '../../../../contract/taxonomy/types.ts'
import type { PosterPosition } from '../../../store/posters/types.ts'

const inner = (pattern: string) => pattern.slice(1, -1)
const SPELLING = new RegExp(`^(${inner(PLACE_CODE)})\\.(${KINDS.join('|')})\\.(${inner(POSTER_CODE)})$`)

/** As it stands in `after` and `next` of the list. */
export const writePosition = ({ place, kind, code }: PosterPosition): string => `${place}.${kind}.${code}`

/** @returns undefined for what `writePosition` has not written */
export function readPosition(text: string): PosterPosition | undefined {
  const [, place, kind, code] = text.match(SPELLING) ?? []
  return place && kind && code ? { place, kind: kind as PosterPosition['kind'], code } : undefined
}
