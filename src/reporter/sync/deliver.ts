import { listItems, type QueueItem } from '../queue/queue.ts'
import { attemptItem } from './attempt-item.ts'
import { browserEnvironment, type SyncEnvironment } from './environment.ts'
import { keep, type Outcome } from './outcome.ts'
import { withSenderLock } from './sender-lock.ts'
import { settleItem } from './settle-item.ts'

/** Pause between two reports of one phone, ms: sent in one breath, they would be recognised as one person's. */
const PAUSE_MS = { least: 1_000, more: 3_000 }

/**
 * Sends every item that is due, of whatever place, one after the other, unless another tab is at it. Nothing leaves the queue
 * but by a signed receipt; one item's failure does not hold up the others.
 *
 * @throws Error when the queue itself cannot be read or written; nothing is lost, and the next trigger tries again
 */
export async function deliver(environment: SyncEnvironment = browserEnvironment()): Promise<void> {
  await withSenderLock(environment, (stillOurs) => drain(environment, stillOurs))
}

async function drain(environment: SyncEnvironment, stillOurs: () => Promise<boolean>): Promise<void> {
  const tried = new Set<string>()
  // The list is read anew each time: a report written meanwhile goes along, one removed meanwhile does not.
  for (let item = await next(environment, tried); item; item = await next(environment, tried)) {
    if (tried.size > 0) await environment.sleep(PAUSE_MS.least + environment.random() * PAUSE_MS.more)
    if (!(await stillOurs())) return
    tried.add(item.key)
    environment.events.emit({ name: 'sending', id: item.id })
    const outcome = await attempt(environment, item.key)
    await settleItem(environment, item, outcome)
    if (outcome.name === 'keep' && outcome.noNetwork) return holdOthers(environment, tried, item.key)
  }
}

/** Any of the due items, by chance: an item that fails every time cannot always be the first, and order tells nothing. */
async function next(environment: SyncEnvironment, tried: ReadonlySet<string>): Promise<QueueItem | undefined> {
  const due = await dueItems(environment, tried)
  return due[Math.floor(environment.random() * due.length)]
}

async function dueItems({ backoff }: SyncEnvironment, tried: ReadonlySet<string>): Promise<QueueItem[]> {
  const items = await listItems()
  return items.filter(({ key, state }) => state.name === 'waiting' && !tried.has(key) && backoff.isDue(key))
}

/** An exception in one item's attempt is that item's failure. */
async function attempt(environment: SyncEnvironment, key: string): Promise<Outcome> {
  try {
    return await attemptItem(environment, key)
  } catch {
    return keep('server-fault')
  }
}

/** Nothing is reached: the rest of this round would only drain the battery. They wait as long as the one that failed. */
async function holdOthers(environment: SyncEnvironment, tried: ReadonlySet<string>, failed: string): Promise<void> {
  const { backoff, events, now } = environment
  const retryAt = backoff.retryAt(failed) ?? now()
  for (const { key, id } of await dueItems(environment, tried)) {
    backoff.hold(key, retryAt)
    events.emit({ name: 'waiting', id, reason: 'offline', retryAt })
  }
}
