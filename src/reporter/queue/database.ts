import { Dexie, type Table } from 'dexie'
import type { MetaRow } from './store.ts'
import type { FollowUp, KeptReceipt, KnownPoster, QueueItem, QueuePart, StoredDraft } from './types.ts'

export const DATABASE_NAME = 'jianfu'

/**
 * A later version adds a `this.version(n)` and never changes an earlier one: an item that waits in a phone's drawer for a
 * year must open under any later app. Keys are random or codes, never counted up: a counter would tell order and number.
 */
export class JianfuDatabase extends Dexie {
  declare items: Table<QueueItem, string>
  declare parts: Table<QueuePart, [string, string]>
  declare receipts: Table<KeptReceipt, string>
  declare followUps: Table<FollowUp, string>
  declare drafts: Table<StoredDraft, string>
  declare posters: Table<KnownPoster, string>
  declare meta: Table<MetaRow, string>

  constructor(indexedDB: IDBFactory, keyRange: typeof IDBKeyRange, name: string = DATABASE_NAME) {
    // 'strict': the browser says "stored" only when it is on the disk, not when it is in the system's buffers.
    super(name, { indexedDB, IDBKeyRange: keyRange, cache: 'disabled', chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      items: 'key, &id',
      parts: '[item+sha256], item',
      receipts: 'code, id',
      drafts: 'key',
      posters: 'code',
      meta: 'key',
    })
    this.version(2).stores({ followUps: 'key' })
    // Another tab runs a newer app and wants to upgrade: a handle kept open here would block it for ever. Reopens at the next
    // use. `false` keeps Dexie's own handlers from writing to the console.
    this.on('versionchange', () => {
      this.close({ disableAutoOpen: false })
      return false
    })
    // An older tab still holds the database. It closes its handle by the rule above; until then opening waits, and
    // `open-store.ts` puts a limit to that.
    this.on('blocked', () => false)
  }
}
