import { deliver } from '../sync/deliver.ts'
import { listWaiting } from '../sync/waiting.ts'

/** What is asked of the worker's clients; spelled out, because tests run where a worker's types are unknown. */
interface Pages {
  matchAll(options: {
    readonly type: 'window'
    readonly includeUncontrolled: boolean
  }): Promise<readonly { readonly visibilityState?: string }[]>
}

/**
 * Sends what waits, with no page in front. Where the browser offers Background Sync it is a help, never relied on.
 *
 * A page that is in view sends by itself, and knows what waits the server has asked for; a worker of its own mind would knock
 * again in the same second.
 *
 * @throws Error when something still waits: the browser tries again later
 */
export async function deliverInBackground(clients: Pages): Promise<void> {
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!pages.some(({ visibilityState }) => visibilityState === 'visible')) await deliver()
  if ((await listWaiting()).length > 0) throw new Error('reports are still waiting')
}
