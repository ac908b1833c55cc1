import { liveQuery } from 'dexie'

const TRY_AGAIN_MS = 2_000

/**
 * Calls back with what `read` finds, now and after every change in any tab. A read that fails (a lost connection) ends Dexie's
 * subscription silently: it is begun again, else the outbox would show an old list until the page is reloaded.
 *
 * @param read a query of Dexie, called inside its own zone: code that awaits anything else would not be told of changes
 * @returns ends the watching
 */
export function watchRows<Rows>(read: () => Promise<Rows>, callback: (rows: Rows) => void): () => void {
  let end = () => {}
  const start = () => {
    const subscription = liveQuery(read).subscribe({
      next: callback,
      error: () => {
        subscription.unsubscribe()
        const timer = setTimeout(start, TRY_AGAIN_MS)
        end = () => clearTimeout(timer)
      },
    })
    end = () => subscription.unsubscribe()
  }
  start()
  return () => end()
}
