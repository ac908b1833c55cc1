import { type Batcher, batcher } from '../batcher.ts'
import type { Dialect } from '../dialect/dialect.ts'
import { commitOrOneByOne } from '../one-by-one.ts'
import type { Db } from '../tables/database.ts'
import type { AddOutcome, PartStore, ReportStore, StoredReceipt } from '../types.ts'
import { receiptFinder } from './find-receipts.ts'
import { macKey } from './mac-key.ts'
import { getPart, sweepParts } from './part-queries.ts'
import { release } from './release.ts'
import { type Entry, entryWriter } from './writer.ts'

export interface ReportsAndParts {
  readonly reports: ReportStore
  readonly parts: PartStore
  /** Resolves when everything asked for has been answered. */
  drained(): Promise<void>
}

/** Reports and the pieces of their photos: they share transactions, so they share a writer. */
export function createReportsAndParts(db: Db, dialect: Dialect): ReportsAndParts {
  const findReceipts = receiptFinder(db)
  const write = entryWriter(db, dialect, findReceipts)
  const writes: Batcher<Entry, AddOutcome> = batcher((entries) => commitOrOneByOne(entries, write, dialect.meetsAll))
  const reads: Batcher<Uint8Array, StoredReceipt | undefined> = batcher(async (macs) => {
    const found = await findReceipts(db, macs)
    return macs.map((mac) => ({ status: 'fulfilled', value: found.get(macKey(mac)) }))
  })
  return {
    reports: {
      find: (idMac) => reads.ask(idMac),
      add: (report) => writes.ask({ report }),
      release: (slot, open, day) => release(db, dialect, slot, open, day),
    },
    parts: {
      put: async (sha256, bytes, day) => void (await writes.ask({ part: { sha256, bytes, day } })),
      get: (sha256) => getPart(db, sha256),
      sweep: (day) => sweepParts(db, dialect, day),
    },
    drained: async () => void (await Promise.all([reads.drained(), writes.drained()])),
  }
}
