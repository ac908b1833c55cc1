import type { Rating } from '../../../contract/follow-up.ts'
import type { FollowUpStore } from '../../store/follow-ups/types.ts'
import type { Store } from '../../store/types.ts'
import type { CaseDesk } from '../desk.ts'
import { rate, withdraw } from '../reporter-acts.ts'
import { onceEach } from './once-each.ts'

type Held = Awaited<ReturnType<FollowUpStore['held']>>[number]

/**
 * Lets the ratings and withdrawals act that came with the last release, in the order of random keys. Each is deleted with what
 * it does, so that it acts once, whoever stops in between.
 *
 * @throws the first fault, after all others have had their turn; what failed waits for the next time
 */
export const applyFollowUps = (store: Pick<Store, 'followUps'>, desk: CaseDesk): Promise<void> =>
  onceEach(
    (limit) => store.followUps.held(limit),
    ({ keyMac }) => Buffer.from(keyMac).toString('hex'),
    (held) => applyOne(store, desk, held),
  )

async function applyOne(store: Pick<Store, 'followUps'>, desk: CaseDesk, held: Held): Promise<void> {
  const acted =
    held.what === 'rating'
      ? await applyRating(desk, held)
      : (await withdraw(store, desk, held.statusMac, [held.keyMac])) === 'done'
  // A case that was reopened meanwhile, or a report that was withdrawn: there is nothing to act on.
  if (!acted) await store.followUps.drop([held.keyMac])
}

async function applyRating(desk: CaseDesk, { report, body, digestMask, day, keyMac }: Held): Promise<boolean> {
  const { caseId, closing, rating } = JSON.parse(body) as { caseId: string; closing: number; rating: Rating }
  if (!report || report.withdrawn || report.caseId !== caseId) return false
  return rate(desk, { ref: report.ref, caseId, closing, rating, digestMask, day }, [keyMac])
}
