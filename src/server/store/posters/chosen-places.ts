import type { PosterChoice } from '../../../contract/staff/posters.ts'
import { chunks, ROWS } from '../per-count.ts'
import type { Db } from '../tables/database.ts'
import { beginsWith, prefixesOf } from './reach.ts'
import { isRealInSql, placesInForce } from './real-villages.ts'

/** Beginnings of one query: an engine nests no more conditions than some hundred. */
const PREFIXES = 100

/** See `PosterStore.chosen`. */
export async function* chosenPlaces(db: Db, choice: PosterChoice): AsyncGenerator<readonly string[]> {
  const prefixes: string[] = []
  for (const place of choice.under) prefixes.push(...(await prefixesOf(db, place)))
  const parts = chunks(disjoint(prefixes), PREFIXES)
  if (choice.kind === 'burden') yield* chunks(await areas(db, parts, choice.general === true))
  else for (const some of parts) yield* gridPlaces(db, some, choice.levels ?? ['village'])
}

/** In order and none within another, so that what is found one after the other is in order and found once. */
function disjoint(prefixes: readonly string[]): string[] {
  const kept: string[] = []
  for (const prefix of [...prefixes].sort()) if (!prefix.startsWith(kept.at(-1) ?? ' ')) kept.push(prefix)
  return kept
}

async function* gridPlaces(
  db: Db,
  prefixes: readonly string[],
  levels: NonNullable<PosterChoice['levels']>,
): AsyncGenerator<readonly string[]> {
  for (let after = ''; ; ) {
    const rows = await placesInForce(db)
      .select('place.code')
      .where('place.level', 'in', levels)
      .where(({ or, eb }) => or([eb('place.level', '<>', 'village'), isRealInSql]))
      .where(beginsWith('place.code', prefixes))
      .where('place.code', '>', after)
      .orderBy('place.code')
      .limit(ROWS)
      .execute()
    if (rows.length > 0) yield rows.map(({ code }) => code)
    if (rows.length < ROWS) return
    after = rows.at(-1)?.code ?? after
  }
}

/** Areas of the towns, and with `general` the counties in which these towns lie, or the cities of those that have no county. */
async function areas(db: Db, parts: readonly (readonly string[])[], general: boolean): Promise<string[]> {
  const found = new Set<string>()
  for (const prefixes of parts) {
    const towns = await placesInForce(db)
      .select(['place.area', 'place.parent'])
      .distinct()
      .where('place.level', '=', 'town')
      .where(beginsWith('place.code', prefixes))
      .execute()
    const isInside = (code: string) => prefixes.some((prefix) => code.startsWith(prefix))
    for (const { area, parent } of towns) {
      if (area !== null) found.add(area)
      if (general && parent !== null && isInside(parent)) found.add(parent)
    }
  }
  return [...found].sort()
}
