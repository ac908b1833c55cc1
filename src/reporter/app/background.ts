import type { PageData } from '../../contract/page-data.ts'
import { loadSealing } from '../form/submit-report.ts'
import { rememberPage } from '../scan/use-sheet.ts'
import { fetchPages } from './lazy-page.ts'
import { useDeliveries } from './use-deliveries.ts'
import { watchForUpdates } from './use-update.ts'

let starting: Promise<{ deliverNow(): Promise<void> }> | undefined

/** Starts the sending once; every later call gets the same one. A failed download is tried again at the next call. */
function sync(): Promise<{ deliverNow(): Promise<void> }> {
  const { hear } = useDeliveries()
  starting ??= import('../sync/sync.ts').then(({ startSync }) => startSync({ onEvent: hear }))
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
    loadSealing,
    () => import('../seal/receipt-secrets.ts'),
    () => import('../seal/draft-cipher.ts'),
    () => import('../form/photo/PhotoField.vue'),
    sync,
    fetchPages,
    () => rememberPage(pageData),
    () => import('../form/IssuerSheet.vue'),
    () => import('./outbox/confirm.ts'),
    () => import('../queue/queue.ts').then(({ sweepDrafts }) => sweepDrafts()),
    watchForUpdates,
  ]
  for (const step of steps) await Promise.resolve(step()).catch(() => {})
}
