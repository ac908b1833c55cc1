import { chunks } from '../per-count.ts'
import { eraseReport } from '../reports/erase-report.ts'
import { forgetContact } from '../reports/forget-contact.ts'
import type { Trx } from '../tables/database.ts'
import { Conflict } from './conflict.ts'
import type { CaseChange } from './types.ts'

/** Reports that leave a case, and those whose content goes. */
export async function leaveReports(trx: Trx, { id, left = [], erased = [] }: CaseChange): Promise<void> {
  for (const some of chunks(left)) {
    const { numDeletedRows } = await trx
      .deleteFrom('case_reports')
      .where('case_id', '=', id)
      .where('ref', 'in', some)
      .executeTakeFirstOrThrow()
    if (Number(numDeletedRows) !== some.length) throw new Conflict()
  }
  for (const ref of erased) await eraseReport(trx, ref)
}

/** Reports that belong to a case from now on. One that belongs to another, or has been withdrawn meanwhile, is a conflict. */
export async function joinReports(trx: Trx, { id, row, joined = [] }: CaseChange): Promise<void> {
  for (const some of chunks([...joined].sort())) {
    await trx
      .insertInto('case_reports')
      .values(some.map((ref) => ({ ref, case_id: id, told: row.line === 'burden' ? 0 : 1 })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { numUpdatedRows } = await trx
      .updateTable('reports')
      .set({ cased: 1 })
      .where('ref', 'in', (own) =>
        own
          .selectFrom('case_reports')
          .select('case_reports.ref')
          .where('case_reports.ref', 'in', some)
          .where('case_id', '=', id),
      )
      .where('withdrawn', '=', 0)
      .executeTakeFirstOrThrow()
    if (Number(numUpdatedRows) !== some.length) throw new Conflict()
  }
}

/**
 * What staff see beside its reports is where the case stands, at once and on every line; contact and address go when it says
 * so. Only rows that change are written.
 */
export async function showState(trx: Trx, { id, row, forgotten }: CaseChange): Promise<void> {
  await trx
    .updateTable('reports')
    .set({ state: row.publicState })
    .where('ref', 'in', (own) => own.selectFrom('case_reports').select('case_reports.ref').where('case_id', '=', id))
    .where('state', '<>', row.publicState)
    .execute()
  if (!forgotten) return
  const reports = await trx.selectFrom('case_reports').select('ref').where('case_id', '=', id).orderBy('ref').execute()
  for (const { ref } of reports) await forgetContact(trx, ref)
}
