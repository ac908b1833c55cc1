import { randomBytes } from 'node:crypto'
import { makePosterCode } from '../../../contract/poster-code.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { chunks } from '../per-count.ts'
import type { Db } from '../tables/database.ts'
import type { EnsuredPosters, PosterRow } from './types.ts'

/** See `PosterStore.ensure`. */
export async function ensurePosters(
  db: Db,
  dialect: Dialect,
  kind: Kind,
  places: readonly string[],
  day: string,
): Promise<EnsuredPosters> {
  const rows: PosterRow[] = []
  let made = 0
  for (const some of chunks(places)) {
    const known = await inForce(db, kind, some)
    const missing = some.filter((place) => !known.has(place))
    if (missing.length > 0) made += await makeMissing(db, dialect, known, kind, missing, day)
    rows.push(...some.flatMap((place) => known.get(place) ?? []))
  }
  return { rows, made }
}

/**
 * Looks once more with the table to itself: of two who make codes at once the second finds those of the first.
 *
 * @param known is added to
 * @returns how many are new
 */
async function makeMissing(
  db: Db,
  dialect: Dialect,
  known: Map<string, PosterRow>,
  kind: Kind,
  places: readonly string[],
  day: string,
): Promise<number> {
  const { others, fresh } = await db.transaction().execute(async (trx) => {
    await dialect.alone(trx, ['posters'])
    const others = await inForce(trx, kind, places)
    const fresh = [...new Set(places)]
      .filter((place) => !others.has(place))
      .map((place) => ({ code: makePosterCode(randomBytes), kind, place, created: day, revoked: null }))
    if (fresh.length > 0) await trx.insertInto('posters').values(fresh).execute()
    return { others, fresh }
  })
  for (const row of [...others.values(), ...fresh]) known.set(row.place, row)
  return fresh.length
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
