import type { Context } from '../../endpoint/context.ts'
import type { Notice } from '../../store/cases/types.ts'
import { type Delivery, deliver, PATIENCE_MS } from './deliver.ts'
import { noticeBody } from './notice-body.ts'
import { retryAt } from './retry-at.ts'
import { type Target, targetOf } from './target.ts'

const AT_ONCE = 100
/** A notice is this process' alone for as long as it can take to send it, and a little more. */
const CLAIM_MS = 6 * PATIENCE_MS

export type Outbox = Pick<Context, 'store' | 'cipher' | 'clock' | 'publicUrl'>

/**
 * Sends what is due, oldest first, one after the other. When the target cannot be reached the rest stays for the next time: a
 * target that hangs costs one wait, not one for each notice.
 *
 * A notice that was sent goes; one that failed is tried again later. Should the process die between sending and writing that
 * down, it is sent twice: at least once is the promise, and its id tells.
 *
 * @param stopping gives up what is being sent; it is sent again later
 */
export async function sendNotices(outbox: Outbox, stopping: AbortSignal, patienceMs?: number): Promise<void> {
  const { store, cipher, clock } = outbox
  const due = await store.notices.due(clock.now().toISOString(), AT_ONCE)
  if (due.length === 0) return
  const target = await targetOf(store.settings, cipher)
  if (!target) return store.notices.clear()
  for (const notice of due) {
    if (stopping.aborted) return
    const delivery = await sendOne(outbox, target, notice, stopping, patienceMs)
    if (delivery?.name === 'unreachable') return
  }
}

/** @returns undefined when another process has it */
async function sendOne(
  { store, clock, publicUrl = '' }: Outbox,
  target: Target,
  notice: Notice,
  stopping: AbortSignal,
  patienceMs?: number,
): Promise<Delivery | undefined> {
  const now = clock.now()
  const until = new Date(now.getTime() + CLAIM_MS).toISOString()
  if (!(await store.notices.claim(notice.number, now.toISOString(), until))) return undefined
  const delivery = await deliver(target, noticeBody(notice, publicUrl), now, stopping, patienceMs)
  if (delivery.name === 'delivered') await store.notices.sent(notice.number)
  else if (delivery.name !== 'given-up')
    await store.notices.failed(notice.number, delivery.error, retryAt(clock.now(), notice.tries + 1, Math.random()))
  return delivery
}
