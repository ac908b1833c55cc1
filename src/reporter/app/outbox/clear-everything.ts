import { PAGES } from '../../../contract/api.ts'
import { useDrafts } from '../../form/use-drafts.ts'
import { clearAll } from '../../queue/queue.ts'
import { forgetDraftKey } from '../../seal/draft-cipher.ts'

/** Deletes whatever this app has left on the phone, each part though another fails, and leaves the page: what is in memory goes too. */
export async function clearEverything(): Promise<void> {
  useDrafts().forget()
  forgetDraftKey()
  for (const storage of ['sessionStorage', 'localStorage'] as const) attempt(() => window[storage].clear())
  await Promise.all([clearAll(), forgetWorker(), forgetCaches()].map((part) => part.catch(() => {})))
  if (navigator.onLine) return location.replace(PAGES.neutral)
  // Without worker and network no page opens: an empty one is better than the browser's error with our address.
  document.body.textContent = ''
  history.replaceState(null, '', PAGES.neutral)
}

function attempt(what: () => void): void {
  try {
    what()
  } catch {
    // Storage that is switched off holds nothing.
  }
}

/** The app itself goes too: a phone that opens it without a network has been here before. */
async function forgetCaches(): Promise<void> {
  if (!('caches' in window)) return
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
}

async function forgetWorker(): Promise<void> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? []
  await Promise.all(registrations.map((registration) => registration.unregister()))
}
