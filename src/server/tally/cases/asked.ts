import type { CaseFigureFilters } from '../../../contract/staff/cases/figures.ts'
import { LINES, type Line } from '../../../contract/staff/cases/states.ts'
import { grainOf, isPeriod } from '../../../contract/staff/period.ts'
import { isWithin } from '../../../contract/staff/roles.ts'
import type { PlaceTree, TreePlace } from '../place-tree.ts'
import { categoriesOf } from './categories.ts'

/** A question about cases as it was understood. */
export interface CasesAsked {
  /** All of them are added up. */
  readonly lines: readonly Line[]
  readonly line?: Line
  readonly place: TreePlace
  /** From the place up to the city. */
  readonly path: readonly TreePlace[]
  readonly period: string
  readonly category?: string
  readonly unit?: string
  /** Nothing is told apart: somebody of a unit asks, who learns about no other one. */
  readonly alone: boolean
}

/** Who asks, and when. */
export interface CaseAsking {
  /** Place from which down the reader may look. */
  readonly scope: string
  /** Nobody below a county sees a figure of burdens, and nobody of a unit. */
  readonly seesBurdens: boolean
  readonly day: string
  /** The only unit that this reader is told about: one's own. */
  readonly own?: string
}

export type CasesUnderstood =
  | { readonly name: 'asked'; readonly asked: CasesAsked }
  /** The place, the line or the unit is not for this reader. */
  | { readonly name: 'not-yours' }
  /** The filter that makes no sense, as a JSON pointer, and why. */
  | { readonly name: 'senseless'; readonly path: string; readonly message: string }

/**
 * Understands filters. What is left out: `line` is all the reader may see, `place` the scope, `period` the current month. A grid or
 * a building stands for its village.
 */
export function understandCases(filters: CaseFigureFilters, asking: CaseAsking, places: PlaceTree): CasesUnderstood {
  const { scope, seesBurdens, day, own } = asking
  const { line, category, unit = own, period = day.slice(0, 7) } = filters
  const code = filters.place ?? scope
  const isForeign = !isWithin(code, scope) || (own !== undefined && unit !== own)
  if (isForeign || (line === 'burden' && !seesBurdens)) return { name: 'not-yours' }
  const path = places.path(code, 'grid')
  const [place] = path
  if (!place) return senseless('/place', 'There is no such place.')
  if (!isWithin(place.code, scope)) return { name: 'not-yours' }
  if (!isPeriod(period)) return senseless('/period', 'There is no such period.')
  if (grainOf(period) === 'day') return senseless('/period', 'Cases are counted by week, month and year.')
  const lines = line === undefined ? LINES.filter((one) => one !== 'burden' || seesBurdens) : [line]
  if (category !== undefined && !categoriesOf(lines).some((known) => known.code === category))
    return senseless('/category', 'There is no such category.')
  const chosen = {
    ...(line !== undefined && { line }),
    ...(category !== undefined && { category }),
    ...(unit !== undefined && { unit }),
  }
  return { name: 'asked', asked: { lines, place, path, period, ...chosen, alone: own !== undefined } }
}

const senseless = (path: string, message: string): CasesUnderstood => ({ name: 'senseless', path, message })

/** Filters as they were understood. */
export const caseFiltersOf = ({ line, place, period, category, unit }: CasesAsked): CaseFigureFilters => ({
  ...(line !== undefined && { line }),
  ...{ place: place.code, period },
  ...(category !== undefined && { category }),
  ...(unit !== undefined && { unit }),
})
