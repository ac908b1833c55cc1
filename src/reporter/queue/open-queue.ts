import { currentStore } from './open-store.ts'

/**
 * Opens the queue.
 *
 * @returns `persistent: false` when the browser refuses to store: the form works while there is a network, and must say that
 *   what waits is gone when the page is closed
 */
export async function openQueue(): Promise<{ readonly persistent: boolean }> {
  const { persistent } = await currentStore()
  return { persistent }
}

/** Deletes all that this app has stored here: queue, drafts, receipts, posters. Caches and worker are the app's to clear. */
export const clearAll = async (): Promise<void> => (await currentStore()).clear()
