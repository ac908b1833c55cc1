import { getItem, markPartsUnsent, type QueueItem } from '../queue/queue.ts'
import { acceptReceipt } from './accept-receipt.ts'
import type { SyncEnvironment } from './environment.ts'
import { isIntact, saysDamaged } from './intact.ts'
import { keep, type Outcome } from './outcome.ts'
import { refreshItem } from './refresh-item.ts'
import { sendOnce } from './send-once.ts'
import type { Refusal } from './shapes.ts'
import { findWork, HARDEST_WORK } from './work.ts'

/** Sendings in one attempt: the first, and again after a new capability, missing pieces and two proofs of work. */
const SENDINGS = 5
/** Damage on the way is tried again so often before the item is put aside, visibly. */
const DAMAGED_ATTEMPTS = 3

/** One attempt to deliver an item. The id and the bytes stay the same in every sending, so that it arrives once. */
export async function attemptItem(environment: SyncEnvironment, key: string): Promise<Outcome> {
  let refreshed = false
  let work: string | undefined
  for (let sending = 0; sending < SENDINGS; sending++) {
    const item = await getItem(key)
    if (!item) return { name: 'gone' }
    if (item.cap === undefined && !refreshed) {
      const result = await refreshItem(environment, item)
      if (result.name !== 'refreshed') return result
      refreshed = true
      continue
    }
    const verdict = await sendOnce(environment, item, work)
    if (verdict.name === 'success') return acceptReceipt(environment, item, verdict.json)
    if (verdict.name !== 'refused') return verdict
    const { status, refusal } = verdict
    if (refusal.code === 'cap-refused' && !refreshed) {
      const result = await refreshItem(environment, item)
      if (result.name !== 'refreshed') return result
      refreshed = true
    } else if (refusal.code === 'cap-refused') return keep('server-fault')
    else if (refusal.code === 'pow-needed') {
      // A challenge nobody can solve, or none at all: the server is in trouble, the report is not.
      if (refusal.difficulty > HARDEST_WORK || refusal.challenge === '') return keep('busy')
      work = await findWork(refusal.challenge, item.id, refusal.difficulty, () => environment.sleep(0))
    } else if (refusal.code === 'parts-missing' && hasAll(item, refusal)) {
      await markPartsUnsent(key, refusal.missing)
    } else if (await mayBeDamagedOnTheWay(environment, item, refusal)) return keep('not-our-answer')
    else return { name: 'quarantine', status, code: refusal.code, detail: refusal.detail }
  }
  return keep('server-fault')
}

/** Whether every piece the server lacks is ours to send; else sending again would go round in circles. */
const hasAll = (item: QueueItem, { missing }: Refusal): boolean =>
  missing.length > 0 && missing.every((name) => item.parts.some(({ sha256 }) => sha256 === name))

async function mayBeDamagedOnTheWay(environment: SyncEnvironment, item: QueueItem, refusal: Refusal): Promise<boolean> {
  const often = environment.backoff.attempts(item.key) + 1 >= DAMAGED_ATTEMPTS
  return saysDamaged(refusal.code) && !often && (await isIntact(item))
}
