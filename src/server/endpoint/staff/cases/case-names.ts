import type { CaseRow } from '../../../store/cases/types.ts'
import type { Store } from '../../../store/types.ts'
import { placeNames } from '../reports/place-names.ts'
import type { CaseNames } from './case-summary.ts'

/** Names that stand in cases; of units also those that have ceased. */
export async function namesFor({ places, units }: Store, rows: readonly Pick<CaseRow, 'place'>[]): Promise<CaseNames> {
  const [named, all] = await Promise.all([
    placeNames(
      places,
      rows.map(({ place }) => place),
    ),
    units.names(),
  ])
  return { places: named, units: all }
}
