/** The queue's front door: all that the other rooms may call. */
export { isAging } from './aging.ts'
export { recallBoard, rememberBoard } from './board-memory.ts'
export { deleteDraft, loadDraft, saveDraft, sweepDrafts } from './drafts.ts'
export { enqueue } from './enqueue.ts'
export { exportItem } from './export-item.ts'
export {
  enqueueFollowUp,
  getFollowUp,
  listFollowUps,
  quarantineFollowUp,
  releaseFollowUp,
  removeFollowUp,
  removeFollowUps,
  watchFollowUps,
} from './follow-ups.ts'
export {
  getItem,
  listItems,
  markPartSent,
  markPartsUnsent,
  quarantine,
  readPart,
  releaseItem,
  removeItem,
  renewItem,
  watchItems,
} from './items.ts'
export { dropLease, takeLease } from './lease-row.ts'
export { clearAll, openQueue } from './open-queue.ts'
export { closeStore as closeQueue } from './open-store.ts'
export { askPersistence } from './persistence.ts'
export { recallOrigin, recallPoster, rememberPoster } from './poster-memory.ts'
export { randomKey } from './random-key.ts'
export { forgetReceipt, keepReceipt, listKeptReceipts } from './receipts.ts'
export type {
  EnqueueMeta,
  EnqueueOutcome,
  FollowUp,
  FollowUpOutcome,
  ItemState,
  KeptReceipt,
  KnownOrigin,
  KnownPoster,
  NewFollowUp,
  QueueItem,
  SealedBytes,
} from './types.ts'
