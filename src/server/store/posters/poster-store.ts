import { chunks } from '../per-count.ts'
import type { Db } from '../tables/database.ts'
import type { PosterStore } from './types.ts'

/** See `PosterStore`. */
export const createPosterStore = (db: Db): PosterStore => ({
  add: (rows) =>
    db.transaction().execute(async (trx) => {
      for (const some of chunks(rows)) await trx.insertInto('posters').values(some).execute()
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
  list: () => db.selectFrom('posters').selectAll().orderBy('place').orderBy('kind').orderBy('code').execute(),
  revoke: async (code, day) => {
    const { numUpdatedRows } = await db
      .updateTable('posters')
      .set({ revoked: day })
      .where('code', '=', code)
      .where('revoked', 'is', null)
      .executeTakeFirstOrThrow()
    return Number(numUpdatedRows) > 0
  },
  // Posters are only ever added and revoked, so both counts only grow and no two states share a version.
  version: async () => {
    const { all, revoked } = await db
      .selectFrom('posters')
      .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('revoked').as('revoked')])
      .executeTakeFirstOrThrow()
    return `${all}.${revoked}`
  },
})
