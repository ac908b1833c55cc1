import type { Board } from '../../contract/board.ts'
import type { FollowUp, KeptReceipt, KnownOrigin, KnownPoster, QueueItem, QueuePart, StoredDraft } from './types.ts'

/** Rows beside the queue, each found by its key. `lease` belongs to the sync room. */
export interface SideTables {
  readonly followUps: FollowUp
  readonly receipts: KeptReceipt
  readonly drafts: StoredDraft
  readonly posters: KnownPoster
  readonly meta: MetaRow
}

export type MetaRow =
  | { readonly key: 'origin'; readonly value: KnownOrigin }
  | { readonly key: 'board'; readonly value: Board }
  | { readonly key: 'lease'; readonly value: { readonly holder: string; readonly until: number } }

/** The one column by which a row of each side table is found. */
export const KEY_OF = { followUps: 'key', receipts: 'code', drafts: 'key', posters: 'code', meta: 'key' } as const

/**
 * Where reports wait. Two stores keep it: IndexedDB (`dexie-store.ts`), and the page's memory where IndexedDB is refused
 * (`memory-store.ts`). Every method is all or nothing.
 */
export interface Store {
  readonly persistent: boolean
  /** Report and parts in one transaction: a report whose parts are missing could never be delivered. */
  addItem(item: QueueItem, parts: readonly QueuePart[]): Promise<'stored' | 'duplicate'>
  readItem(key: string): Promise<QueueItem | undefined>
  readItems(): Promise<QueueItem[]>
  /** Reads and writes in one transaction; an item removed meanwhile stays removed. */
  changeItem(key: string, change: (item: QueueItem) => QueueItem): Promise<void>
  removeItem(key: string): Promise<void>
  readPart(item: string, sha256: string): Promise<ArrayBuffer | undefined>
  /** Calls back now and after every change, also one made in another tab. */
  watchItems(callback: (items: QueueItem[]) => void): () => void
  watchFollowUps(callback: (followUps: FollowUp[]) => void): () => void
  readRow<Name extends keyof SideTables>(table: Name, key: string): Promise<SideTables[Name] | undefined>
  readRows<Name extends keyof SideTables>(table: Name): Promise<SideTables[Name][]>
  writeRow<Name extends keyof SideTables>(table: Name, row: SideTables[Name]): Promise<void>
  /** Reads and writes in one transaction; `change` answers undefined to leave the row as it is. */
  changeRow<Name extends keyof SideTables>(
    table: Name,
    key: string,
    change: (row: SideTables[Name] | undefined) => SideTables[Name] | undefined,
  ): Promise<void>
  removeRow(table: keyof SideTables, key: string): Promise<void>
  clear(): Promise<void>
  close(): void
}
