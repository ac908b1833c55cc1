import { ANY, chunks, perCount } from '../per-count.ts'
import type { Db, Trx } from '../tables/database.ts'
import type { StoredReceipt } from '../types.ts'
import { macKey } from './mac-key.ts'

export type Receipts = ReadonlyMap<string, StoredReceipt>
export type FindReceipts = (db: Db | Trx, macs: readonly Uint8Array[]) => Promise<Receipts>

/** Finds receipts by the MACs of their ids, keyed by `macKey`, among waiting and released reports alike. */
export function receiptFinder(db: Db): FindReceipts {
  const columns = ['id_mac', 'digest_mask', 'access_mac', 'day'] as const
  const query = perCount((count) => {
    const macs = Array.from({ length: count }, () => ANY)
    const waiting = db.selectFrom('intake').select(columns).where('id_mac', 'in', macs)
    return waiting.unionAll(db.selectFrom('receipts').select(columns).where('id_mac', 'in', macs))
  })
  return async (executor, macs) => {
    const found = new Map<string, StoredReceipt>()
    for (const some of chunks(macs)) {
      const { rows } = await executor.executeQuery(query(some.length, [...some, ...some]))
      for (const row of rows)
        found.set(macKey(row.id_mac), { digestMask: row.digest_mask, accessMac: row.access_mac, day: row.day })
    }
    return found
  }
}
