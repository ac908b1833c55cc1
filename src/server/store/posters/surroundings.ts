import { chunks } from '../per-count.ts'
import type { Place } from '../places/types.ts'
import type { Db } from '../tables/database.ts'

/** Levels of the register and steps from one successor to the next are fewer; a longer chain runs in a circle. */
const MOST_ROUNDS = 24

/**
 * Places with all that stand above them (parents, areas) and what they have become, for `placePath` and `currentPlace`: a query
 * for each step up and not for each place.
 *
 * @param codes a bounded number: everything found is held at once
 */
export async function surroundings(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const found = new Map<string, Place>()
  let wanted = new Set(codes)
  for (let round = 0; wanted.size > 0 && round < MOST_ROUNDS; round++) {
    const next = new Set<string>()
    for (const some of chunks([...wanted]))
      for (const place of await db.selectFrom('places').selectAll().where('code', 'in', some).execute()) {
        found.set(place.code, place)
        for (const code of [place.parent, place.area, place.successor]) if (code !== null) next.add(code)
      }
    wanted = new Set([...next].filter((code) => !found.has(code)))
  }
  return found
}
