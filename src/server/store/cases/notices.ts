import type { Db } from '../tables/database.ts'
import type { NoticeStore } from './types.ts'

/** See `NoticeStore`. */
export const createNoticeStore = (db: Db): NoticeStore => ({
  due: (now, limit) =>
    db
      .selectFrom('notices')
      .select(['number', 'at', 'case_id as caseId', 'line', 'about', 'unit', 'tries'])
      .where('retry', '<=', now)
      .orderBy('number')
      .limit(limit)
      .execute(),
  claim: async (number, now, until) => {
    const { numUpdatedRows } = await db
      .updateTable('notices')
      .set({ retry: until })
      .where('number', '=', number)
      .where('retry', '<=', now)
      .executeTakeFirstOrThrow()
    return Number(numUpdatedRows) > 0
  },
  sent: async (number) => void (await db.deleteFrom('notices').where('number', '=', number).execute()),
  failed: async (number, error, retry) =>
    void (await db
      .updateTable('notices')
      .set(({ eb, ref }) => ({ tries: eb(ref('tries'), '+', 1), error, retry: retry ?? null }))
      .where('number', '=', number)
      .execute()),
  counts: async () => {
    const rows = await db
      .selectFrom('notices')
      .select(({ fn, eb }) => [
        eb.case().when('retry', 'is', null).then(1).else(0).end().as('stuck'),
        fn.countAll<number>().as('count'),
      ])
      .groupBy('stuck')
      .execute()
    const last = await db
      .selectFrom('notices')
      .select('error')
      .where('error', 'is not', null)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    const count = (stuck: number) => rows.find((row) => row.stuck === stuck)?.count ?? 0
    return { waiting: count(0), stuck: count(1), ...(last?.error ? { lastError: last.error } : {}) }
  },
  retryStuck: async (now) => {
    const { numUpdatedRows } = await db
      .updateTable('notices')
      .set({ retry: now, tries: 0 })
      .where('retry', 'is', null)
      .executeTakeFirstOrThrow()
    return Number(numUpdatedRows)
  },
  clear: async () => void (await db.deleteFrom('notices').execute()),
})
