import { type FollowUp, listFollowUps, listItems, type QueueItem } from '../queue/queue.ts'

/** What can wait to be sent. */
export type Waiting = QueueItem | FollowUp

export const isFollowUp = (waiting: Waiting): waiting is FollowUp => 'what' in waiting

/** What events call it. A follow-up is not called by its report's id: the page of the report would take its word for the report's. */
export const nameOf = (waiting: Waiting): string => (isFollowUp(waiting) ? waiting.key : waiting.id)

/** All that may go. A follow-up whose report is still on this phone may not: the server knows nothing yet to add it to. */
export async function listWaiting(): Promise<Waiting[]> {
  const items = await listItems()
  const here = new Set(items.map(({ id }) => id))
  const followUps = (await listFollowUps()).filter(({ id }) => !here.has(id))
  return [...items, ...followUps].filter(({ state }) => state.name === 'waiting')
}
