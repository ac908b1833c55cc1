import type { Receipt } from '../../contract/receipt.ts'

/** Why an item still waits; the outbox says it in words. Kept in memory only. */
export type WaitReason =
  | 'offline' // no answer at all
  | 'not-our-answer' // captive portal, redirect, truncated: log in to the network
  | 'busy' // 429 or 503, wait as told
  | 'server-fault'
  | 'sending'
  | 'code-unknown' // the code scanned offline is not known (yet)
  | 'unsigned' // the receipt's signature is by a key this phone does not know

export type SyncEvent =
  | { readonly name: 'delivered'; readonly id: string; readonly receipt: Receipt }
  /** The server has a follow-up. `id` is the report's of reports, the key in the queue of follow-ups. */
  | { readonly name: 'taken'; readonly id: string }
  | { readonly name: 'quarantined'; readonly id: string }
  | { readonly name: 'waiting'; readonly id: string; readonly reason: WaitReason; readonly retryAt: number }
  | { readonly name: 'sending'; readonly id: string }
