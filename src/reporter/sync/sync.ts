/** The room's front door. */
export { deliver } from './deliver.ts'
export { browserEnvironment, type SyncEnvironment } from './environment.ts'
export { type Answer, type Question, send } from './transport.ts'
export { type Sync, startSync } from './triggers.ts'
export type { SyncEvent, WaitReason } from './types.ts'
export { type ReceiptCheck, verifyReceipt } from './verify-receipt.ts'
