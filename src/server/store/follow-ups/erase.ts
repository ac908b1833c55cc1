import type { Dialect } from '../dialect/dialect.ts'
import { eraseReport } from '../reports/erase-report.ts'
import type { Db } from '../tables/database.ts'
import { dropFollowUps } from './hold.ts'

/** See `FollowUpStore.erase`. */
export async function erase(db: Db, dialect: Dialect, ref: string, settled: readonly Uint8Array[]): Promise<boolean> {
  const erased = await db.transaction().execute(async (trx) => {
    // A release writes all burden reports of a week anew: an update that waited for one of them would find it gone.
    await dialect.together(trx, ['intake'])
    // Held before looking: whoever opens a case with it meanwhile waits here, and finds it withdrawn.
    await trx.updateTable('reports').set({ ref }).where('ref', '=', ref).execute()
    const taken = await trx.selectFrom('case_reports').select('case_id').where('ref', '=', ref).executeTakeFirst()
    if (taken) return false
    await eraseReport(trx, ref)
    await dropFollowUps(trx, settled)
    return true
  })
  // The erasure stands whatever happens now.
  if (erased) await dialect.afterErasing(db).catch(() => {})
  return erased
}
