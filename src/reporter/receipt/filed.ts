import type { ReceiptSecrets } from '../seal/types.ts'

/** A report that is in the queue: its code, and whether the queue outlives this page. */
export interface Filed {
  readonly secrets: ReceiptSecrets
  readonly persistent: boolean
}
