import { randomBytes } from 'node:crypto'
import { isGridLevel } from '../../../contract/place-code.ts'
import { makePosterCode } from '../../../contract/poster-code.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import { chunks } from '../per-count.ts'
import type { Db } from '../tables/database.ts'
import { bumpPosters } from './poster-version.ts'
import type { EnsuredPosters, PosterRow } from './types.ts'

/** See `PosterStore.ensure`. */
export async function ensurePosters(
  db: Db,
  kind: Kind,
  places: readonly string[],
  day: string,
): Promise<EnsuredPosters> {
  const rows: PosterRow[] = []
  let made = 0
  for (const some of chunks(places)) {
    let known = await inForce(db, kind, some)
    const missing = () => some.filter((place) => !known.has(place))
    // Once more when somebody has revoked one of them in between.
    while (missing().length > 0) {
      made += await makeMissing(db, kind, missing(), day)
      known = await inForce(db, kind, some)
    }
    rows.push(...some.flatMap((place) => known.get(place) ?? []))
  }
  return { rows, made }
}

/**
 * Of two who make codes at once the second leaves those of the first, as the index of codes in force tells it; neither waits for
 * whoever opens a sheet. In the order of places: two who took them in another order would wait for each other.
 *
 * @returns how many are new
 */
async function makeMissing(db: Db, kind: Kind, places: readonly string[], day: string): Promise<number> {
  await refuseOthers(db, kind, places)
  const fresh = [...new Set(places)]
    .sort()
    .map((place) => ({ code: makePosterCode(randomBytes), kind, place, created: day, revoked: null }))
  return db.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('posters')
      .values(fresh)
      .onConflict((conflict) => conflict.columns(['kind', 'place']).where('revoked', 'is', null).doNothing())
      .executeTakeFirst()
    const made = Number(numInsertedOrUpdatedRows)
    if (made > 0) await bumpPosters(trx)
    return made
  })
}

/** The last door: a burden code that leads to a village would tell of how few people a burden comes. */
async function refuseOthers(db: Db, kind: Kind, places: readonly string[]): Promise<void> {
  const found = await db.selectFrom('places').select(['code', 'level']).where('code', 'in', places).execute()
  const other = found.find(({ level }) => isGridLevel(level) !== (kind === 'grid'))
  if (other) throw new Error(`There is no ${kind} sheet for ${other.code}, a ${other.level}.`)
}

async function inForce(db: Db, kind: Kind, places: readonly string[]): Promise<Map<string, PosterRow>> {
  const rows = await db
    .selectFrom('posters')
    .selectAll()
    .where('kind', '=', kind)
    .where('place', 'in', places)
    .where('revoked', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.place, row]))
}
