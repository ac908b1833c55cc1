import type { PlaceLevel } from '../../contract/place-code.ts'
import type { Operator, Poster } from '../../contract/poster.ts'
import type { Receipt } from '../../contract/receipt.ts'
import type { Kind, Taxonomy } from '../../contract/taxonomy/types.ts'

/**
 * A sealed report that waits for its receipt. No clock time and no counter is kept with it: someone who takes the phone must
 * not learn when it was written. `key` is random and means nothing outside this phone.
 */
export interface QueueItem {
  readonly key: string
  readonly id: string
  readonly body: ArrayBuffer
  readonly digest: string
  readonly kind: Kind
  /** The sheet it was written from: a fresh capability and new server keys are fetched with it. */
  readonly poster: string
  /** The chosen place, or the level still to be resolved for a code first scanned offline. */
  readonly place?: string
  readonly level?: PlaceLevel
  readonly cap?: string
  readonly serverKeys: readonly string[]
  readonly parts: readonly { readonly sha256: string; readonly sent: boolean }[]
  /** Day it was put here, for the warning that browsers may clear old data. */
  readonly day: string
  /** The reporter asked to keep code and receipt on this phone. */
  readonly keepCode?: string
  readonly state: ItemState
}

export type ItemState =
  | { readonly name: 'waiting' }
  /** The server will not take these bytes; shown with the reason, never dropped. */
  | { readonly name: 'quarantined'; readonly status: number; readonly code: string; readonly detail: string }

/**
 * What a reporter adds to a report that the server has: sealed to the server's key, waiting for its word. The access key tells
 * state and answers of that one report to whoever finds it here, never the report itself; therefore the row is deleted as soon
 * as it is sent, and the quick exit takes it along. Like everything in the queue it has a day and no hour.
 */
export interface FollowUp {
  readonly key: string
  readonly what: 'message' | 'rating' | 'withdrawal'
  /** The report's id on the wire. */
  readonly id: string
  /** The message's name, 32 hex. */
  readonly mid?: string
  /** 32 hex. */
  readonly accessKey: string
  readonly body: ArrayBuffer
  /** SHA-256 of `body`, hex. */
  readonly digest: string
  readonly day: string
  readonly state: ItemState
}

export type NewFollowUp = Omit<FollowUp, 'key' | 'day' | 'state'>

export type FollowUpOutcome =
  /** `duplicate`: another one of its kind waits for this report already. */
  | { readonly name: 'stored' | 'duplicate'; readonly key: string; readonly persistent: boolean }
  | { readonly name: 'quota' }

/** A piece of a photo, stored beside its report in the same transaction. */
export interface QueuePart {
  readonly item: string
  readonly sha256: string
  readonly bytes: ArrayBuffer
}

/** A receipt the reporter asked to keep. */
export interface KeptReceipt {
  readonly code: string
  readonly id: string
  readonly receipt?: Receipt
}

/** An unfinished form: opaque bytes (encrypted for burden, JSON for grid) and when they must be gone (epoch ms, full hours). */
export interface StoredDraft {
  readonly key: string
  readonly bytes: ArrayBuffer
  readonly expires: number
}

/** A sheet this phone has opened, so that its next report needs no network. */
export interface KnownPoster {
  readonly code: string
  readonly poster: Poster
}

/** Everything of the operator that all its sheets share: enough to seal for a code that was first scanned offline. */
export interface KnownOrigin {
  readonly operator: Operator
  readonly recipients: readonly string[]
  readonly intakeKey: string
  readonly serverKeys: readonly string[]
  /** The operator's root key, pinned at the first sheet that named one, and its signature over the keys above. */
  readonly root?: string
  readonly signature?: string
  readonly taxonomy?: Taxonomy
}

/** What the form says about a report beside its sealed bytes. */
export type EnqueueMeta = Pick<QueueItem, 'kind' | 'poster' | 'place' | 'level' | 'cap' | 'serverKeys' | 'keepCode'>

/** A sealed report as the queue takes it; `SealedReport` of the seal room has this shape. */
export interface SealedBytes {
  readonly id: string
  readonly body: ArrayBuffer
  readonly digest: string
  readonly parts: readonly { readonly sha256: string; readonly bytes: ArrayBuffer }[]
}

export type EnqueueOutcome =
  /** `persistent: false`: kept in this page's memory only, gone when the page is closed. */
  | { readonly name: 'stored'; readonly persistent: boolean }
  /** No room for the photos: the report was sealed again without them. */
  | { readonly name: 'stored-without-photos'; readonly persistent: boolean }
  /** This report is in the queue already: a double tap, or the same draft sent from a second tab. */
  | { readonly name: 'duplicate' }
  /** Not even the text finds room: it stays in the form, which offers to copy it. */
  | { readonly name: 'quota' }
