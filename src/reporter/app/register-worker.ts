import { BACKGROUND_SYNC_TAG, WORKER_URL, type WorkerMessage } from '../sync/worker-messages.ts'

let registration: ServiceWorkerRegistration | undefined
let reloading = false

/**
 * Registers the service worker. Called after the first paint, so that it competes with nothing on the first visit. Does nothing
 * without service workers (WeChat on iOS) or a secure context (the trial over a LAN): they are a help, never needed.
 *
 * @param onUpdateReady a new version is loaded and waits; the page asks the person, then calls `activateUpdate`
 */
export async function registerWorker({ onUpdateReady }: { readonly onUpdateReady: () => void }): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    const { Workbox } = await import('workbox-window')
    const workbox = new Workbox(WORKER_URL, { updateViaCache: 'none' })
    workbox.addEventListener('waiting', onUpdateReady)
    registration = await workbox.register({ immediate: true })
  } catch {
    registration = undefined // refused by the browser's settings: everything works without
  }
}

/** The person agreed: the waiting version takes over and this page, and no other, is loaded anew. */
export function activateUpdate(): void {
  const waiting = registration?.waiting
  if (!waiting) {
    location.reload()
    return
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (reloading) return
    reloading = true
    location.reload()
  })
  tell(waiting, { type: 'activate' })
}

/** Asks the worker to keep the page at this address for visits without a network. */
export const rememberPage = (): Promise<void> => tellActive({ type: 'remember-page', url: location.pathname })

/** Asks the browser to run the sending again when there is a network, even if the page is closed by then. Where it can. */
export async function requestBackgroundSync(): Promise<void> {
  const ready = await activeRegistration()
  const { sync } = (ready ?? {}) as { sync?: { register(tag: string): Promise<void> } }
  await sync?.register(BACKGROUND_SYNC_TAG).catch(() => {})
}

async function tellActive(message: WorkerMessage): Promise<void> {
  const active = (await activeRegistration())?.active
  if (active) tell(active, message)
}

/** `ready` never settles without a registration; then there is nobody to tell. */
async function activeRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined
  const known = registration ?? (await navigator.serviceWorker.getRegistration().catch(() => undefined))
  return known ? navigator.serviceWorker.ready : undefined
}

const tell = (worker: ServiceWorker, message: WorkerMessage): void => worker.postMessage(message)
