import { PAGES } from '../../../contract/api.ts'
import { useDrafts } from '../../form/use-drafts.ts'
import { clearAll } from '../../queue/queue.ts'
import { forgetDraftKey } from '../../seal/draft-cipher.ts'
import { forgetPages } from '../register-worker.ts'

/** Deletes whatever this app has left on the phone, each part though another fails, and leaves the page: what is in memory goes too. */
export async function clearEverything(): Promise<void> {
  useDrafts().forget()
  forgetDraftKey()
  for (const storage of ['sessionStorage', 'localStorage'] as const) attempt(() => window[storage].clear())
  await Promise.all([clearAll(), forgetPages(), forgetCaches()].map((part) => part.catch(() => {})))
  location.replace(PAGES.neutral)
}

function attempt(what: () => void): void {
  try {
    what()
  } catch {
    // Storage that is switched off holds nothing.
  }
}

async function forgetCaches(): Promise<void> {
  if (!('caches' in window)) return
  for (const name of await caches.keys()) if (/pages/.test(name)) await caches.delete(name)
}
