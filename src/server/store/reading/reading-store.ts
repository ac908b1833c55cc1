import type { Db } from '../tables/database.ts'
import { listQuery } from './list-query.ts'
import { getPhoto, getPiece, photoStates } from './pieces.ts'
import { readReports } from './read-reports.ts'
import { getThread, storeReply } from './thread.ts'
import type { ReadingStore } from './types.ts'

/** See `ReadingStore`. */
export const createReadingStore = (db: Db): ReadingStore => ({
  list: async (query, limit, after) => {
    let refs = listQuery(db, query).select('ref').orderBy('week', 'desc').orderBy('ref', 'desc').limit(limit)
    if (after)
      refs = refs.where(({ eb, refTuple, tuple }) => eb(refTuple('week', 'ref'), '<', tuple(after.week, after.ref)))
    return readReports(
      db,
      (await refs.execute()).map(({ ref }) => ref),
    )
  },
  count: async (query, most) => {
    const { count } = await db
      .selectFrom(listQuery(db, query).select('ref').limit(most).as('found'))
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  },
  get: async (ref) => (await readReports(db, [ref]))[0],
  piece: (ref, name) => getPiece(db, ref, name),
  photo: (ref, position) => getPhoto(db, ref, position),
  photoStates: (ref) => photoStates(db, ref),
  thread: (ref) => getThread(db, ref),
  reply: (reply, entry) => db.transaction().execute((trx) => storeReply(trx, reply, entry)),
})
