import { grainOf, isPeriod } from '../../contract/staff/period.ts'
import { isCountyOrWider, isWithin } from '../../contract/staff/roles.ts'
import { NOT_GIVEN, type TallyFilters } from '../../contract/staff/tally.ts'
import { ISSUERS } from '../../contract/taxonomy/issuers.ts'
import { categoryOf } from '../../contract/taxonomy/taxonomy.ts'
import type { Kind } from '../../contract/taxonomy/types.ts'
import { currentPeriod } from './current-period.ts'
import { ALL_LEVELS, levelsShownTo } from './issuer-levels.ts'
import type { PlaceTree, TreePlace } from './place-tree.ts'

/** A question as it was understood. */
export interface Asked {
  readonly kind: Kind
  readonly place: TreePlace
  /** From the place up to the city: sums that stand above the place may belong to it. */
  readonly path: readonly TreePlace[]
  readonly period: string
  readonly category?: string
  readonly issuerLevel?: string
  readonly issuer?: string
  /** Issuer levels that have a row of their own; see `issuer-levels.ts`. */
  readonly levels: readonly string[]
}

/** Who asks, and when. */
export interface Asking {
  readonly scope: string
  /** Whether they read the reports themselves. */
  readonly reads: boolean
  readonly day: string
}

export type Understood =
  | { readonly name: 'asked'; readonly asked: Asked }
  /** The place lies outside the scope, or figures of this kind are not for this scope. */
  | { readonly name: 'not-yours' }
  /** The filter that makes no sense, as a JSON pointer, and why. */
  | { readonly name: 'senseless'; readonly path: string; readonly message: string }

/**
 * Understands filters. What is left out: `kind` is burden for a county or wider, grid below; `place` is the scope; `period` the
 * current month. A place that has no figures of its own kind (a village for burdens, a group of towns for the grid) stands for
 * the next one above it that has.
 */
export function understand(filters: TallyFilters, { scope, reads, day }: Asking, places: PlaceTree): Understood {
  const kind = filters.kind ?? (isCountyOrWider(scope) ? 'burden' : 'grid')
  const code = filters.place ?? scope
  if (!isWithin(code, scope) || (kind === 'burden' && !isCountyOrWider(scope))) return { name: 'not-yours' }
  const path = places.path(code, kind)
  const [place] = path
  if (!place) return senseless('/place', 'There is no such place.')
  if (!isWithin(place.code, scope)) return { name: 'not-yours' }

  const period = filters.period ?? currentPeriod(kind, day)
  if (!isPeriod(period)) return senseless('/period', 'There is no such period.')
  if (kind === 'burden' && grainOf(period) === 'day')
    return senseless('/period', 'Nobody knows the day of a burden report; ask for a week.')

  const { category, issuerLevel, issuer } = filters
  if (category !== undefined && !categoryOf(kind, category)) return senseless('/category', 'There is no such category.')
  if (kind === 'grid' && (issuerLevel ?? issuer) !== undefined)
    return senseless(issuerLevel === undefined ? '/issuer' : '/issuerLevel', 'Nobody has issued a grid problem.')
  if (issuer !== undefined && issuer !== NOT_GIVEN && !ISSUERS.some((known) => known.code === issuer))
    return senseless('/issuer', 'There is no such issuer.')
  const levels = reads ? ALL_LEVELS : levelsShownTo(scope)
  if (issuerLevel !== undefined && !ALL_LEVELS.includes(issuerLevel))
    return senseless('/issuerLevel', 'There is no such level.')
  if (issuerLevel !== undefined && !levels.includes(issuerLevel)) return { name: 'not-yours' }

  const chosen = {
    ...(category !== undefined && { category }),
    ...(issuerLevel !== undefined && { issuerLevel }),
    ...(issuer !== undefined && { issuer }),
  }
  return { name: 'asked', asked: { kind, place, path, period, levels, ...chosen } }
}

const senseless = (path: string, message: string): Understood => ({ name: 'senseless', path, message })

/** Filters as they were understood. */
export const filtersOf = ({ kind, place, period, category, issuerLevel, issuer }: Asked): TallyFilters => ({
  ...{ kind, place: place.code, period },
  ...(category !== undefined && { category }),
  ...(issuerLevel !== undefined && { issuerLevel }),
  ...(issuer !== undefined && { issuer }),
})
