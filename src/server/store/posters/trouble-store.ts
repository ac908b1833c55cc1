import type { Trouble } from '../../../contract/sheet.ts'
import { chunks } from '../per-count.ts'
import { writeDown } from '../staff/audit-store.ts'
import type { Db } from '../tables/database.ts'
import { belongsTo, prefixesOf } from './reach.ts'
import type { TroubleStore } from './types.ts'

/** See `TroubleStore`. */
export const createTroubleStore = (db: Db): TroubleStore => ({
  mark: async (poster, trouble, week) => {
    await db
      .insertInto('poster_troubles')
      .columns(['poster', 'trouble', 'week'])
      .expression(({ selectFrom, val }) =>
        selectFrom('posters')
          .where('code', '=', poster)
          .where('revoked', 'is', null)
          .select(['code', val(trouble).$castTo<Trouble>().as('trouble'), val(week).$castTo<string>().as('week')]),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
  list: async (place) =>
    db
      .selectFrom('poster_troubles')
      .innerJoin('posters', 'posters.code', 'poster_troubles.poster')
      .where('revoked', 'is', null)
      .where(belongsTo('posters.place', await prefixesOf(db, place)))
      .groupBy(['poster', 'kind', 'place', 'trouble'])
      .select(({ fn }) => ['poster', 'kind', 'place', 'trouble', fn.max('week').as('week')])
      .orderBy('place')
      .orderBy('kind')
      .orderBy('trouble')
      .execute(),
  of: async (posters) => {
    const found = new Map<string, Trouble[]>()
    for (const some of chunks(posters)) {
      const rows = await db
        .selectFrom('poster_troubles')
        .where('poster', 'in', some)
        .select(['poster', 'trouble'])
        .distinct()
        .orderBy('trouble')
        .execute()
      for (const { poster, trouble } of rows) found.set(poster, [...(found.get(poster) ?? []), trouble])
    }
    return found
  },
  settle: (poster, entry) =>
    db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('poster_troubles')
        .where('poster', '=', poster)
        .executeTakeFirstOrThrow()
      if (Number(numDeletedRows) > 0) await writeDown(trx, entry)
      return Number(numDeletedRows) > 0
    }),
})
