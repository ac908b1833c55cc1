import { chunks } from '../per-count.ts'
import { writeDown } from '../staff/audit-store.ts'
import type { NewEntry } from '../staff/types.ts'
import type { Db, Trx } from '../tables/database.ts'
import { areaSizes } from './area-sizes.ts'
import { chosenPlaces } from './chosen-places.ts'
import { ensurePosters } from './ensure-posters.ts'
import { lastPrinted, posterCount, posterPage } from './poster-pages.ts'
import { bumpPosters, posterVersion } from './poster-version.ts'
import { surroundings } from './surroundings.ts'
import type { PosterRow, PosterStore } from './types.ts'

/** See `PosterStore`. */
export const createPosterStore = (db: Db): PosterStore => ({
  add: (rows) =>
    db.transaction().execute(async (trx) => {
      for (const some of chunks(rows)) await trx.insertInto('posters').values(some).execute()
      await bumpPosters(trx)
    }),
  get: (code) => db.selectFrom('posters').selectAll().where('code', '=', code).executeTakeFirst(),
  active: (kind, place) =>
    db
      .selectFrom('posters')
      .selectAll()
      .where('kind', '=', kind)
      .where('place', '=', place)
      .where('revoked', 'is', null)
      .executeTakeFirst(),
  ensure: (kind, places, day) => ensurePosters(db, kind, places, day),
  chosen: (choice) => chosenPlaces(db, choice),
  list: () => db.selectFrom('posters').selectAll().orderBy('place').orderBy('kind').orderBy('code').execute(),
  page: (query, most, after) => posterPage(db, query, most, after),
  count: (query) => posterCount(db, query),
  revoke: (code, day, entry) =>
    db.transaction().execute(async (trx) => {
      const old = await withdraw(trx, code, day, entry)
      if (old) await bumpPosters(trx)
      return old !== undefined
    }),
  replace: (code, day, fresh, entry) =>
    db.transaction().execute(async (trx) => {
      const old = await withdraw(trx, code, day, entry)
      if (!old) return false
      const row = { code: fresh, kind: old.kind, place: old.place, created: day, revoked: null }
      await trx.insertInto('posters').values(row).execute()
      await bumpPosters(trx)
      return true
    }),
  version: () => posterVersion(db),
  surroundings: (places) => surroundings(db, places),
  areaSizes: (areas) => areaSizes(db, areas),
  printed: (codes) => lastPrinted(db, codes),
})

/** Of two who withdraw a code at once the second waits for the first and finds none in force. */
async function withdraw(
  trx: Trx,
  code: string,
  day: string,
  entry: NewEntry | undefined,
): Promise<PosterRow | undefined> {
  const old = await trx
    .updateTable('posters')
    .set({ revoked: day })
    .where('code', '=', code)
    .where('revoked', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!old) return undefined
  await trx.deleteFrom('poster_troubles').where('poster', '=', code).execute()
  if (entry) await writeDown(trx, entry)
  return old
}
