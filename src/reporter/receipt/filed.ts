import type { Kind } from '../../contract/taxonomy/types.ts'
import type { ReceiptSecrets } from '../seal/types.ts'

/** A report that is in the queue: its code, and whether the queue outlives this page. */
export interface Filed {
  readonly kind: Kind
  readonly secrets: ReceiptSecrets
  readonly persistent: boolean
  /** A resident has left a way to be called back. */
  readonly callBack?: boolean
}
