import { Compile } from 'typebox/compile'
import { MEDIA } from '../../contract/api.ts'
import { Rating, Withdrawal } from '../../contract/follow-up.ts'
import type { CaseDesk } from '../cases/desk.ts'
import { rateAndReopen, withdraw } from '../cases/reporter-acts.ts'
import type { FollowedReport, HeldFollowUp } from '../store/follow-ups/types.ts'
import type { Store } from '../store/types.ts'
import type { Clock } from './clock.ts'
import type { IntakeSeal } from './keys/intake-seal.ts'
import { maskDigest, type ReportKeys, sameBytes } from './keys/report-keys.ts'
import { findByCode } from './look-up.ts'
import { readSent } from './read-sent.ts'

export interface SentFollowUp {
  readonly id: string
  readonly accessKey: string | undefined
  readonly mediaType: string
  readonly body: Uint8Array
  /** SHA-256 of `body`, already compared with the Content-Digest header. */
  readonly digest: Buffer
}

export type FollowUpOutcome =
  /** `waits`: for the release. */
  | { readonly name: 'stored'; readonly day: string; readonly waits: boolean }
  | { readonly name: 'known'; readonly day: string }
  | {
      readonly name: ('unknown' | 'seal-broken' | 'not-json' | 'invalid' | 'gone') | ('not-closed' | 'differs' | 'late')
    }

interface Tools {
  readonly store: Store
  readonly keys: ReportKeys
  readonly seal: IntakeSeal
  readonly clock: Clock
  readonly cases: CaseDesk
}

const isRating = Compile(Rating)
const isWithdrawal = Compile(Withdrawal)

/** Takes what a reporter thinks of a closing. Of a burden report it waits for the release, so that its moment cannot be told. */
export async function takeRating(sent: SentFollowUp, tools: Tools): Promise<FollowUpOutcome> {
  const { store, keys, clock, cases } = tools
  const { admitted, statusMac } = await findByCode(sent.id, sent.accessKey, tools)
  if (!admitted) return { name: 'unknown' }
  const read = await readSent(sent, tools.seal)
  if (read.name !== 'read') return read
  const rating = read.value
  if (!isRating.Check(rating)) return { name: 'invalid' }
  const [told, report] = [await store.followUps.publicCase(statusMac), await store.followUps.find(statusMac)]
  if (admitted.gone || told?.withdrawn) return { name: 'gone' }
  if (!report) return { name: 'not-closed' }
  const before = await repeated(sent, report, tools)
  if (before) return before
  const { ref, caseId, closings: closing } = report
  if (caseId === null || !report.closed) return { name: 'not-closed' }
  const { keyMac, digestPad } = keys.ofRating(sent.id, caseId, closing)
  const [digestMask, day] = [maskDigest(digestPad, sent.digest), clock.day()]
  if (report.kind === 'burden') {
    const body = JSON.stringify({ caseId, closing, rating })
    return hold(store, { keyMac, statusMac, what: 'rating', digestMask, day, body })
  }
  if (await rateAndReopen(cases, { ref, caseId, closing, rating, digestMask, day }))
    return { name: 'stored', day, waits: false }
  // The same one came through another process, or the case was reopened, between our look and the act.
  return (await repeated(sent, report, tools)) ?? { name: 'not-closed' }
}

/**
 * Whether these bytes came before, or others for the closing that can be rated now. A seal is never the same twice, so sealed
 * bytes that are known were sent again, even if the case was closed once more in the meantime.
 */
async function repeated(
  { id, mediaType, digest }: SentFollowUp,
  { ref, caseId, closings, closed }: FollowedReport,
  { store, keys }: Tools,
): Promise<FollowUpOutcome | undefined> {
  const given = await store.followUps.ratings(ref)
  const current = given.find((rating) => rating.caseId === caseId && rating.closing === closings)
  const same = given.find((rating) => {
    const { digestPad } = keys.ofRating(id, rating.caseId, rating.closing)
    const isSame = sameBytes(rating.digestMask, maskDigest(digestPad, digest))
    return isSame && (mediaType === MEDIA.sealed || rating === current)
  })
  if (same) return { name: 'known', day: same.day }
  return current && closed ? { name: 'differs' } : undefined
}

async function hold(store: Store, followUp: HeldFollowUp): Promise<FollowUpOutcome> {
  const outcome = await store.followUps.hold(followUp)
  if (outcome.name === 'stored') return { name: 'stored', day: followUp.day, waits: true }
  return sameBytes(outcome.digestMask, followUp.digestMask) ? { name: 'known', day: outcome.day } : { name: 'differs' }
}

/**
 * Takes a report back, on its reporter's word. One that waits for its release, or has been released as a burden report, goes
 * with the next release. There is but one withdrawal: sealed anew it is the same.
 */
export async function takeWithdrawal(sent: SentFollowUp, tools: Tools): Promise<FollowUpOutcome> {
  const { store, keys, clock, cases } = tools
  const { admitted, statusMac } = await findByCode(sent.id, sent.accessKey, tools)
  if (!admitted) return { name: 'unknown' }
  if (sent.body.length > 0) {
    const read = await readSent(sent, tools.seal)
    if (read.name !== 'read') return read
    if (!isWithdrawal.Check(read.value)) return { name: 'invalid' }
  }
  const day = clock.day()
  const report = await store.followUps.find(statusMac)
  if (admitted.gone || report?.withdrawn) return { name: 'known', day }
  if (report?.kind === 'grid') {
    const outcome = await withdraw(store, cases, statusMac)
    return outcome === 'done'
      ? { name: 'stored', day, waits: false }
      : { name: outcome === 'late' ? 'late' : 'known', day }
  }
  const { keyMac, digestPad } = keys.ofWithdrawal(sent.id)
  const digestMask = maskDigest(digestPad, sent.digest)
  const held = await store.followUps.hold({ keyMac, statusMac, what: 'withdrawal', digestMask, day, body: '{}' })
  return held.name === 'stored' ? { name: 'stored', day, waits: true } : { name: 'known', day: held.day }
}
