import { chunks } from '../per-count.ts'
import { BEHIND } from '../reading/list-query.ts'
import { writeDown } from '../staff/audit-store.ts'
import type { Db } from '../tables/database.ts'
import { countColumns, fromRow, newRow } from './print-rows.ts'
import { printSheets } from './print-sheets.ts'
import type { PrintRunStore } from './print-types.ts'

/** See `PrintRunStore`. Every change names the state it changes: of two who end a run, one is told that it had ended. */
export function createPrintRunStore(db: Db): PrintRunStore {
  const run = (id: string) => db.updateTable('print_runs').where('id', '=', id)
  const isChanged = async (query: ReturnType<typeof run>): Promise<boolean> =>
    Number((await query.executeTakeFirstOrThrow()).numUpdatedRows) > 0
  return {
    begin: async (fresh) => void (await db.insertInto('print_runs').values(newRow(fresh)).execute()),
    addSheets: async (id, sheets) => {
      for (const some of chunks(sheets))
        await db
          .insertInto('print_sheets')
          .values(some.map((sheet) => ({ ...sheet, run: id })))
          .execute()
    },
    ready: async (id, counts, now) =>
      void (await run(id)
        .set({ ...countColumns(counts), state: 'ready', touched: now })
        .execute()),
    forget: async (id) => {
      await db.deleteFrom('print_sheets').where('run', '=', id).execute()
      await db.deleteFrom('print_runs').where('id', '=', id).execute()
    },

    get: async (id, now) => {
      const row = await db.selectFrom('print_runs').selectAll().where('id', '=', id).executeTakeFirst()
      return row && fromRow(row, now)
    },
    list: async (prefix, most, now) => {
      const rows = await db
        .selectFrom('print_runs')
        .selectAll()
        .where('reach', '>=', prefix)
        .where('reach', '<', prefix + BEHIND)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute()
      return rows.map((row) => fromRow(row, now))
    },
    ...printSheets(db),

    take: async (id, now) => {
      const taken = run(id).where('state', '=', 'ready').set({ state: 'printing', done: 0, touched: now })
      if (await isChanged(taken)) return 'taken'
      const row = await db.selectFrom('print_runs').select('state').where('id', '=', id).executeTakeFirst()
      return row?.state === 'done' ? 'again' : 'ended'
    },
    advance: async (id, done, now) => {
      if (await isChanged(run(id).where('state', '=', 'printing').set({ done, touched: now }))) return true
      const row = await db.selectFrom('print_runs').select('state').where('id', '=', id).executeTakeFirst()
      return row?.state === 'done'
    },
    end: (id, state, done, entry) =>
      db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('print_runs')
          .set({ state, done })
          .where('id', '=', id)
          .where('state', '=', 'printing')
          .executeTakeFirstOrThrow()
        const isEnded = Number(numUpdatedRows) > 0
        if (isEnded && entry) await writeDown(trx, entry)
        return isEnded
      }),
    cancel: (id) => isChanged(run(id).where('state', 'in', ['ready', 'printing', 'done']).set({ state: 'cancelled' })),
  }
}
