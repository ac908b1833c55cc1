import type { Selectable } from 'kysely'
import { ANY, chunks, perCount } from '../per-count.ts'
import type { Db, Trx } from '../tables/database.ts'
import type { ReceiptTable } from '../tables/report-tables.ts'
import type { StoredReceipt } from '../types.ts'
import { macKey } from './mac-key.ts'

export type Receipts = ReadonlyMap<string, StoredReceipt>
export type FindReceipts = (db: Db | Trx, macs: readonly Uint8Array[]) => Promise<Receipts>

/** Finds receipts by the MACs of their ids, keyed by `macKey`, among waiting and released reports alike. */
export function receiptFinder(db: Db): FindReceipts {
  const columns = ['id_mac', 'digest_mask', 'access_mac', 'day'] as const
  const query = perCount((count) => {
    const macs = Array.from({ length: count }, () => ANY)
    const waiting = db
      .selectFrom('intake')
      .select(columns)
      .select(({ lit }) => lit<number>(0).as('gone'))
      .where('id_mac', 'in', macs)
    return waiting.unionAll(
      db
        .selectFrom('receipts')
        .select([...columns, 'gone'])
        .where('id_mac', 'in', macs),
    )
  })
  return async (executor, macs) => {
    const found = new Map<string, StoredReceipt>()
    for (const some of chunks(macs)) {
      const { rows } = await executor.executeQuery(query(some.length, [...some, ...some]))
      for (const row of rows) found.set(macKey(row.id_mac), receiptOf(row))
    }
    return found
  }
}

const receiptOf = ({ digest_mask, access_mac, day, gone }: Selectable<ReceiptTable>): StoredReceipt => ({
  ...{ digestMask: digest_mask, accessMac: access_mac, day },
  ...(gone === 1 ? { gone: true } : {}),
})
