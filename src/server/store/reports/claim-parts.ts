import { chunks } from '../per-count.ts'
import type { Trx } from '../tables/database.ts'
import type { NewReport } from '../types.ts'

const namesOf = (reports: readonly NewReport[]): string[] => [...new Set(reports.flatMap(({ parts }) => parts))].sort()

/** Which of the pieces the reports need have arrived. */
export async function arrivedParts(trx: Trx, reports: readonly NewReport[]): Promise<ReadonlySet<string>> {
  const arrived = new Set<string>()
  for (const some of chunks(namesOf(reports))) {
    const rows = await trx.selectFrom('parts_intake').select('sha256').where('sha256', 'in', some).execute()
    for (const { sha256 } of rows) arrived.add(sha256)
  }
  return arrived
}

/**
 * Marks the pieces of stored burden reports, so that the sweep leaves them.
 *
 * @throws Error when a sweep took one between look and claim: the transaction is undone and each report tried alone
 */
export async function claimParts(trx: Trx, reports: readonly NewReport[]): Promise<void> {
  for (const some of chunks(namesOf(reports))) {
    const { numUpdatedRows } = await trx
      .updateTable('parts_intake')
      .set({ claimed: 1 })
      .where('sha256', 'in', some)
      .executeTakeFirstOrThrow()
    if (Number(numUpdatedRows) !== some.length) throw new Error('a piece was swept before it could be claimed')
  }
}

/**
 * Moves the pieces of stored grid reports to the released ones; those that a waiting burden report has claimed stay as well.
 *
 * @throws Error as `claimParts`
 */
export async function releaseParts(trx: Trx, reports: readonly NewReport[]): Promise<void> {
  for (const some of chunks(namesOf(reports))) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('parts')
      .columns(['sha256', 'bytes'])
      .expression((query) =>
        query.selectFrom('parts_intake').select(['sha256', 'bytes']).where('sha256', 'in', some).orderBy('sha256'),
      )
      // Writing the row that is there holds it: otherwise `settle` of another report with the same piece could delete it now.
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet(({ ref }) => ({ bytes: ref('excluded.bytes') })))
      .executeTakeFirstOrThrow()
    if (Number(numInsertedOrUpdatedRows) !== some.length) throw new Error('a piece was swept before it could be moved')
    await trx.deleteFrom('parts_intake').where('sha256', 'in', some).where('claimed', '=', 0).execute()
  }
}
