import type { Dialect } from '../dialect/dialect.ts'
import { writeDown } from '../staff/audit-store.ts'
import type { NewEntry } from '../staff/types.ts'
import type { Trx } from '../tables/database.ts'
import { Conflict } from './conflict.ts'
import { refuseCeased } from './refuse-ceased.ts'
import { firstPublicColumns, fromCaseRow, publicColumns } from './rows.ts'
import { joinReports, leaveReports, showState } from './take-reports.ts'
import type { CaseChange } from './types.ts'
import { writeBeside } from './write-beside.ts'

/**
 * Writes changes of cases inside a transaction that ends with it.
 *
 * The rows of all its cases are taken first, in the order of their ids: two merges that cross each other wait for one another
 * and do not stand in a circle. What follows touches nothing that another change could hold meanwhile, for a case's events,
 * units and reports are written by whoever has its row.
 *
 * @throws Conflict when a version is no longer the expected one, or another case has taken a report
 */
export async function writeChanges(
  trx: Trx,
  dialect: Dialect,
  changes: readonly CaseChange[],
  entries: readonly NewEntry[],
): Promise<void> {
  // A release writes all burden reports of a week anew: an update that waited for one of them would find it gone.
  if (changes.some(({ row }) => row.line === 'burden')) await dialect.together(trx, ['intake'])
  const sorted = [...changes].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const change of sorted) await takeRow(trx, change)
  for (const change of sorted) await refuseCeased(trx, change)
  // All that leave before any that join: a merged case hands its reports over.
  for (const change of sorted) await leaveReports(trx, change)
  for (const change of sorted) await joinReports(trx, change)
  for (const change of sorted) await showState(trx, change)
  for (const change of sorted) await writeBeside(trx, change)
  for (const entry of entries) await writeDown(trx, entry)
}

/** Version check and lock in one: of two who write the same version the second waits, and then finds no row. */
async function takeRow(trx: Trx, { id, expected, events, row }: CaseChange): Promise<void> {
  if (row.version !== expected + events.length) throw new RangeError('a case has as many events as its version says')
  const columns = fromCaseRow(row)
  if (expected === 0) {
    const inserted = await trx
      .insertInto('cases')
      .values({ ...columns, ...firstPublicColumns(row) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) throw new Conflict()
    return
  }
  const { numUpdatedRows } = await trx
    .updateTable('cases')
    .set({ ...columns, ...publicColumns(row) })
    .where('id', '=', id)
    .where('version', '=', expected)
    .executeTakeFirstOrThrow()
  if (Number(numUpdatedRows) === 0) throw new Conflict()
}
