import { ANY_CATEGORY, type Routing } from '../../../contract/staff/cases/settings.ts'
import { isWithin, placePrefix } from '../../../contract/staff/roles.ts'

export interface RoutedRow extends Routing {
  /** Comes from a place above: it holds here as long as there is no row of this place's own. */
  readonly inherited: boolean
}

/** Places that hold `place`, the nearest first. A longer prefix lies deeper. */
const upwards = (routings: readonly Routing[], place: string): readonly string[] =>
  [...new Set(routings.map((row) => row.place))]
    .filter((above) => isWithin(place, above))
    .sort((one, other) => placePrefix(other).length - placePrefix(one).length)

/**
 * The rows that hold in a place, in the order of `categories`. The nearest place with a row decides, and of one place the
 * category's own row before the one for everything else: what lies above such a row never comes to pass.
 */
export function rowsHolding(routings: readonly Routing[], place: string, categories: readonly string[]): RoutedRow[] {
  const found = new Map<string, RoutedRow>()
  for (const above of upwards(routings, place)) {
    const rows = routings.filter((row) => row.place === above)
    for (const row of rows)
      if (!found.has(row.category)) found.set(row.category, { ...row, inherited: above !== place })
    if (rows.some(({ category }) => category === ANY_CATEGORY)) break
  }
  return [...categories, ANY_CATEGORY].flatMap((category) => found.get(category) ?? [])
}
