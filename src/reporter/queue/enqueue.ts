import { currentStore } from './open-store.ts'
import { randomKey } from './random-key.ts'
import { today } from './today.ts'
import type { EnqueueMeta, EnqueueOutcome, QueueItem, SealedBytes } from './types.ts'
import { isQuotaError } from './with-reopen.ts'

/**
 * Puts a sealed report into the queue: after `stored` with `persistent: true` it survives the page, the browser and the
 * battery. The report's id makes it happen once, however often a button is pressed and in however many tabs.
 *
 * @param withoutPhotos called when there is no room for the photos. Seals the same answers again without them, under the same
 *   id: nothing of the first sealing was kept or sent. Text that fits is never given up for photos that do not.
 * @returns `quota` when even the text finds no room: the form keeps the text and offers to copy it
 * @throws Error when the database fails for another reason: not stored, the text stays in the form
 */
export async function enqueue(
  sealed: SealedBytes,
  meta: EnqueueMeta,
  withoutPhotos?: () => Promise<SealedBytes>,
): Promise<EnqueueOutcome> {
  try {
    return await add(sealed, meta, 'stored')
  } catch (error) {
    if (!isQuotaError(error)) throw error
    if (sealed.parts.length === 0 || !withoutPhotos) return { name: 'quota' }
  }
  try {
    return await add(await withoutPhotos(), meta, 'stored-without-photos')
  } catch (error) {
    if (isQuotaError(error)) return { name: 'quota' }
    throw error
  }
}

async function add(
  sealed: SealedBytes,
  meta: EnqueueMeta,
  name: 'stored' | 'stored-without-photos',
): Promise<EnqueueOutcome> {
  const store = await currentStore()
  const key = randomKey()
  const item: QueueItem = {
    ...meta,
    key,
    id: sealed.id,
    body: sealed.body,
    digest: sealed.digest,
    parts: sealed.parts.map(({ sha256 }) => ({ sha256, sent: false })),
    day: today(),
    state: { name: 'waiting' },
  }
  const outcome = await store.addItem(
    item,
    sealed.parts.map(({ sha256, bytes }) => ({ item: key, sha256, bytes })),
  )
  return outcome === 'duplicate' ? { name: 'duplicate' } : { name, persistent: store.persistent }
}
