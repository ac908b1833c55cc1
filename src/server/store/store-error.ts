/**
 * A failure that the person who starts Jianfu can do something about: the message is one whole sentence for that person and
 * is shown without a stack. Everything else that the store throws is a fault of ours or of the disk.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
