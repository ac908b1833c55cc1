import { NOT_GIVEN } from '../../../contract/staff/tally.ts'
import type { Trx } from '../tables/database.ts'
import { dropParts } from './drop-parts.ts'

/**
 * The content of a report goes, on its reporter's word: words, numbers, pieces, photos and letters. That there was one stays,
 * with its place and its week; figures count it on.
 */
export async function eraseReport(trx: Trx, ref: string): Promise<void> {
  const report = await trx
    .selectFrom('reports')
    .select(['kind', 'place', 'category'])
    .where('ref', '=', ref)
    .executeTakeFirst()
  if (!report) return
  const body = JSON.stringify({ version: 1, ...report })
  // First: photos that are being put in place of their pieces are waited for, and gone with the rest.
  await trx
    .updateTable('reports')
    .set({
      body,
      state: 'done',
      withdrawn: 1,
      cased: 1,
      photos_pending: 0,
      issuer_level: NOT_GIVEN,
      issuer: NOT_GIVEN,
    })
    .where('ref', '=', ref)
    .execute()
  const parts = await trx.selectFrom('report_parts').select('sha256').where('ref', '=', ref).execute()
  await dropParts(
    trx,
    ref,
    parts.map(({ sha256 }) => sha256),
  )
  await trx.deleteFrom('photos').where('ref', '=', ref).execute()
  await trx.deleteFrom('messages').where('ref', '=', ref).execute()
}
