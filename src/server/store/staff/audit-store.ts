import type { Db, Trx } from '../tables/database.ts'
import type { AuditStore, NewEntry } from './types.ts'

/** Writes an act down in the transaction that does it: neither is ever there without the other. */
export async function writeDown(trx: Trx, entry: NewEntry): Promise<void> {
  await trx.insertInto('audit').values(entry).execute()
}

/** See `AuditStore`. The database itself refuses to change or delete an entry (`Dialect.writeOnce`). */
export const createAuditStore = (db: Db): AuditStore => ({
  add: (entry) => db.transaction().execute((trx) => writeDown(trx, entry)),
  list: (limit, before, who, act) => {
    let query = db.selectFrom('audit').selectAll()
    if (before !== undefined) query = query.where('number', '<', before)
    if (who !== undefined) query = query.where('who', '=', who)
    if (act !== undefined) query = query.where('act', '=', act)
    return query.orderBy('number', 'desc').limit(limit).execute()
  },
})
