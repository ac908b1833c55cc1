import type { QueueItem } from '../queue/queue.ts'
import type { SyncEnvironment } from './environment.ts'
import { keep, type Outcome } from './outcome.ts'
import { refreshItem } from './refresh-item.ts'
import { asReceipt } from './shapes.ts'
import { verifyReceipt } from './verify-receipt.ts'

/**
 * What a 200 or 201 is worth. Delivered only by the server's signed word for exactly these bytes; everything else keeps them.
 * A signature by an unknown key: the server may have new keys, the poster is fetched once more.
 */
export async function acceptReceipt(environment: SyncEnvironment, item: QueueItem, json: unknown): Promise<Outcome> {
  const receipt = asReceipt(json)
  if (!receipt) return keep('not-our-answer')
  const check = verifyReceipt(receipt, item)
  if (check === 'valid') return { name: 'delivered', receipt }
  if (check === 'other-report') return keep('not-our-answer')
  const refreshed = await refreshItem(environment, item)
  // The report is there already: a poster that was revoked meanwhile is no reason to put it aside.
  if (refreshed.name !== 'refreshed') return keep('unsigned')
  return verifyReceipt(receipt, refreshed.item) === 'valid' ? { name: 'delivered', receipt } : keep('unsigned')
}
