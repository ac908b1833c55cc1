import type { QueueItem } from './types.ts'

/**
 * An item as this version of the app reads it, whatever version wrote it: what an older one did not know yet gets its
 * harmless value. Without it one field added later makes old items throw, and the queue of a whole phone stands still.
 */
export function currentItem(item: QueueItem): QueueItem
export function currentItem(item: QueueItem | undefined): QueueItem | undefined
export function currentItem(item: QueueItem | undefined): QueueItem | undefined {
  if (!item) return undefined
  return {
    ...item,
    serverKeys: item.serverKeys ?? [],
    parts: item.parts ?? [],
    state: item.state ?? { name: 'waiting' },
  }
}
