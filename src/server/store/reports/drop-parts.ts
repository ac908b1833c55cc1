import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'

/** Deletes pieces that no other released report needs: the same photo may have been sent with two reports. */
export async function dropParts(trx: Trx, ref: string, parts: readonly string[]): Promise<void> {
  for (const some of chunks(parts)) await dropSome(trx, ref, some)
}

async function dropSome(trx: Trx, ref: string, parts: readonly string[]): Promise<void> {
  // Writing the rows holds them: a report being stored with the same piece either is seen below or waits and stores it again.
  await trx
    .updateTable('parts')
    .set(({ ref: column }) => ({ sha256: column('sha256') }))
    .where('sha256', 'in', parts)
    .execute()
  await trx.deleteFrom('report_parts').where('ref', '=', ref).where('sha256', 'in', parts).execute()
  await trx
    .deleteFrom('parts')
    .where('sha256', 'in', parts)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('report_parts').select('ref').whereRef('report_parts.sha256', '=', 'parts.sha256'))),
    )
    .execute()
}
