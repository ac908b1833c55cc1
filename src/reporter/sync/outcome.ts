import type { Receipt } from '../../contract/receipt.ts'
import type { WaitReason } from './types.ts'

export interface Keep {
  readonly name: 'keep'
  readonly reason: WaitReason
  /** What the server asked to wait, in ms. */
  readonly toldMs?: number
  /** Nothing was reached at all: the next item would fare no better. */
  readonly noNetwork?: boolean
}

export interface Quarantine {
  readonly name: 'quarantine'
  readonly status: number
  readonly code: string
  readonly detail: string
}

/** What becomes of an item after one attempt. */
export type Outcome =
  | { readonly name: 'delivered'; readonly receipt: Receipt }
  | Keep
  | Quarantine
  /** The reporter removed it meanwhile. */
  | { readonly name: 'gone' }

export const keep = (reason: WaitReason): Keep => ({ name: 'keep', reason })
