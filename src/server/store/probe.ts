import type { Db } from './tables/database.ts'

/**
 * Writes a row and takes it back. Finds a lost connection, a lock, a read-only disk or replica without costing an fsync.
 *
 * @throws the driver's error when the store cannot be written to
 */
export async function probe(db: Db): Promise<void> {
  const trx = await db.startTransaction().execute()
  try {
    await trx
      .insertInto('settings')
      .values({ key: 'probe', value: '' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } finally {
    await trx.rollback().execute()
  }
}
