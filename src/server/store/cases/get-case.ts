import type { Db } from '../tables/database.ts'
import { toCaseRow, toEvent } from './rows.ts'
import type { StoredCase } from './types.ts'

/** See `CaseStore.get`. Events that came after the row was read are left out: row and events are of one version. */
export async function getCase(db: Db, id: string): Promise<StoredCase | undefined> {
  const row = await db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const events = await db
    .selectFrom('case_events')
    .selectAll()
    .where('case_id', '=', id)
    .where('seq', '<=', row.version)
    .orderBy('seq')
    .execute()
  const reports = await db.selectFrom('case_reports').select('ref').where('case_id', '=', id).orderBy('ref').execute()
  return { row: toCaseRow(row), events: events.map(toEvent), reports: reports.map(({ ref }) => ref) }
}
