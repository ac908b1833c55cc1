import type { PageData } from '../../contract/page-data.ts'
import { fetchPages } from './lazy-page.ts'

let starting: Promise<{ deliverNow(): Promise<void> }> | undefined

/** Starts the sending once; every later call gets the same one. A failed download is tried again at the next call. */
function sync(): Promise<{ deliverNow(): Promise<void> }> {
  starting ??= Promise.all([import('../sync/sync.ts'), import('./use-deliveries.ts')]).then(
    ([{ startSync }, { useDeliveries }]) => startSync({ onEvent: useDeliveries().hear }),
  )
  starting.catch(() => {
    starting = undefined
  })
  return starting
}

export const deliverNow = (): Promise<void> => sync().then((running) => running.deliverNow())

const afterPaint = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

/** After the first paint: whatever it takes to finish a report without a network, most needed first. */
export async function runInBackground(pageData: PageData): Promise<void> {
  await afterPaint()
  const steps = [
    () => import('../form/submit-report.ts').then(({ loadSealing }) => loadSealing()),
    () => import('../seal/receipt-secrets.ts'),
    () => import('../form/kept-drafts.ts'),
    () => import('../seal/draft-cipher.ts'),
    () => import('../form/other-tabs.ts'),
    sync,
    fetchPages,
    () => import('../scan/resolve-sheet.ts').then(({ rememberPage }) => rememberPage(pageData)),
    () => import('../queue/queue.ts').then(({ sweepDrafts }) => sweepDrafts()),
    () => import('./watch-for-aging.ts').then(({ watchForAging }) => watchForAging()),
    () => import('./watch-for-updates.ts').then(({ watchForUpdates }) => watchForUpdates()),
  ]
  for (const step of steps) await Promise.resolve(step()).catch(() => {})
}
