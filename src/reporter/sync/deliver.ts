import { attemptItem } from './attempt-item.ts'
import { browserEnvironment, type SyncEnvironment } from './environment.ts'
import { keep } from './outcome.ts'
import { sendFollowUp, settleFollowUp } from './send-follow-up.ts'
import { withSenderLock } from './sender-lock.ts'
import { settleItem } from './settle-item.ts'
import { isFollowUp, listWaiting, nameOf, type Waiting } from './waiting.ts'

/** Pause between two sendings of one phone, ms: sent in one breath, they would be recognised as one person's. */
const PAUSE_MS = { least: 1_000, more: 3_000 }

/**
 * Sends every item that is due, of whatever place, one after the other, and then what was added to reports, unless another tab
 * is at it. No report leaves the queue but by a signed receipt; one item's failure does not hold up the others.
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
    environment.events.emit({ name: 'sending', id: nameOf(item) })
    if (await isUnreachable(environment, item)) return holdOthers(environment, tried, item.key)
  }
}

/** Any of the due reports, by chance: one that fails every time cannot always be the first, and order tells nothing. */
async function next(environment: SyncEnvironment, tried: ReadonlySet<string>): Promise<Waiting | undefined> {
  const all = await dueItems(environment, tried)
  const reports = all.filter((item) => !isFollowUp(item))
  const due = reports.length > 0 ? reports : all
  return due[Math.floor(environment.random() * due.length)]
}

async function dueItems({ backoff }: SyncEnvironment, tried: ReadonlySet<string>): Promise<Waiting[]> {
  const items = await listWaiting()
  return items.filter(({ key }) => !tried.has(key) && backoff.isDue(key))
}

/** Tries an item and writes down what became of it. @returns whether nothing was reached at all */
async function isUnreachable(environment: SyncEnvironment, item: Waiting): Promise<boolean> {
  if (isFollowUp(item)) {
    const outcome = await sendFollowUp(environment, item.key).catch(fault)
    await settleFollowUp(environment, item.key, outcome)
    return outcome.name === 'keep' && outcome.noNetwork === true
  }
  const outcome = await attemptItem(environment, item.key).catch(fault)
  await settleItem(environment, item, outcome)
  return outcome.name === 'keep' && outcome.noNetwork === true
}

/** An exception in one item's attempt is that item's failure. */
const fault = () => keep('server-fault')

/** Nothing is reached: the rest of this round would only drain the battery. They wait as long as the one that failed. */
async function holdOthers(environment: SyncEnvironment, tried: ReadonlySet<string>, failed: string): Promise<void> {
  const { backoff, events, now } = environment
  const retryAt = backoff.retryAt(failed) ?? now()
  for (const item of await dueItems(environment, tried)) {
    backoff.hold(item.key, retryAt)
    events.emit({ name: 'waiting', id: nameOf(item), reason: 'offline', retryAt })
  }
}
