import { listItems } from '../queue/queue.ts'
import { deliver } from '../sync/deliver.ts'

/**
 * Sends what waits, with no page open. Where the browser offers Background Sync it is a help, never relied on.
 *
 * @throws Error when something still waits: the browser tries again later
 */
export async function deliverInBackground(): Promise<void> {
  await deliver()
  const items = await listItems()
  if (items.some(({ state }) => state.name === 'waiting')) throw new Error('reports are still waiting')
}
