import type { Rating } from '../../../contract/follow-up.ts'
import type { FollowUpStore } from '../../store/follow-ups/types.ts'
import type { Store } from '../../store/types.ts'
import type { CaseDesk } from '../desk.ts'
import { rate, reopen, wishesMore, withdraw } from '../reporter-acts.ts'
import { onceEach } from './once-each.ts'

type Held = Awaited<ReturnType<FollowUpStore['held']>>[number]
type Stores = Pick<Store, 'followUps'>

/**
 * Lets the ratings and withdrawals act that came with the last release, in the order of random keys. Each is deleted with what
 * it does, so that it acts once, whoever stops in between. First all ratings, then the wishes to reopen: what one reporter
 * reopens the others could no longer rate, and chance would decide whose opinion is lost.
 *
 * @throws the first fault, after all others have had their turn; what failed waits for the next time
 */
export async function applyFollowUps(store: Stores, desk: CaseDesk): Promise<void> {
  const each = (act: (held: Held) => Promise<void>) =>
    onceEach(
      (limit) => store.followUps.held(limit),
      ({ keyMac }) => Buffer.from(keyMac).toString('hex'),
      act,
    )
  try {
    await each((held) => say(store, desk, held))
  } finally {
    await each((held) => wish(store, desk, held))
  }
}

/** A rating with a wish stays until the wish has been heard. */
async function say(store: Stores, desk: CaseDesk, held: Held): Promise<void> {
  const { keyMac, statusMac } = held
  const isHeard =
    held.what === 'rating'
      ? (await applyRating(desk, held)) || (await hasWish(store, held))
      : (await withdraw(store, desk, statusMac, [keyMac])) === 'done'
  // A case that was reopened meanwhile, or a report that was withdrawn: there is nothing to act on.
  if (!isHeard) await store.followUps.drop([keyMac])
}

async function applyRating(desk: CaseDesk, held: Held): Promise<boolean> {
  const { report, digestMask, day, keyMac } = held
  const { caseId, closing, rating } = contentOf(held)
  if (!report || report.withdrawn || report.caseId !== caseId) return false
  const given = { ref: report.ref, caseId, closing, rating, digestMask, day }
  return rate(desk, given, wishesMore(rating) ? [] : [keyMac])
}

async function wish(store: Stores, desk: CaseDesk, held: Held): Promise<void> {
  if (held.what !== 'rating' || !held.report || !(await hasWish(store, held))) return
  const { report, keyMac } = held
  if (!(await reopen(desk, contentOf(held).caseId, report.ref, [keyMac]))) await store.followUps.drop([keyMac])
}

/** Whether a rating is there whose wish has not been heard. */
async function hasWish({ followUps }: Stores, held: Held): Promise<boolean> {
  const { caseId, closing, rating } = contentOf(held)
  if (!held.report || !wishesMore(rating)) return false
  const given = await followUps.ratings(held.report.ref)
  return given.some((each) => each.caseId === caseId && each.closing === closing)
}

const contentOf = ({ body }: Held) => JSON.parse(body) as { caseId: string; closing: number; rating: Rating }
