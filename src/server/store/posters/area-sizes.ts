import { chunks } from '../per-count.ts'
import type { Db } from '../tables/database.ts'
import { isRealInSql, placesInForce } from './real-villages.ts'

/** Real villages in force of each area, that is: offices in which its sheets hang. An area without one is not named. */
export async function areaSizes(db: Db, areas: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>()
  for (const some of chunks([...new Set(areas)])) {
    const rows = await placesInForce(db)
      .where('place.level', '=', 'village')
      .where(isRealInSql)
      .innerJoin('places as town', 'town.code', 'place.parent')
      .where('town.area', 'in', some)
      .groupBy('town.area')
      .select(({ ref, fn }) => [ref('town.area').$notNull().as('area'), fn.countAll<number>().as('count')])
      .execute()
    for (const { area, count } of rows) sizes.set(area, Number(count))
  }
  return sizes
}
