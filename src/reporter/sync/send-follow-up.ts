import { HEADERS, MEDIA, routes } from '../../contract/api.ts'
import { type FollowUp, getFollowUp, quarantineFollowUp, removeFollowUp } from '../queue/queue.ts'
import { digestHeader } from './digest-header.ts'
import type { SyncEnvironment } from './environment.ts'
import { isWhole, saysDamaged } from './intact.ts'
import { judgeAnswer } from './judge-answer.ts'
import { type Keep, keep, type Quarantine } from './outcome.ts'
import { saysTaken } from './shapes.ts'
import { send } from './transport.ts'

/** Bytes damaged on the way, and a report the server does not find just now, are tried again so often before it is put aside. */
const ATTEMPTS = 3

export type FollowUpOutcome = { readonly name: 'taken' | 'gone' } | Keep | Quarantine

/** One attempt to send what was added to a report. Name and bytes stay the same each time, so that it arrives once. */
export async function sendFollowUp(environment: SyncEnvironment, key: string): Promise<FollowUpOutcome> {
  const followUp = await getFollowUp(key)
  if (!followUp) return { name: 'gone' }
  const { accessKey, digest, body, mid } = followUp
  const headers = {
    'content-type': MEDIA.sealed,
    authorization: `Bearer ${accessKey}`,
    [HEADERS.digest]: digestHeader(digest),
  }
  const answer = await send({ method: 'PUT', url: urlOf(followUp), headers, body }, environment)
  const verdict = judgeAnswer(answer, environment.now())
  // Nothing is signed here: what is lost by a proxy's invention is a rating, and its reporter sees that it is missing.
  if (verdict.name === 'success') return saysTaken(verdict.json, mid) ? { name: 'taken' } : keep('not-our-answer')
  if (verdict.name !== 'refused') return verdict
  const { code, detail } = verdict.refusal
  const again = environment.backoff.attempts(key) + 1 < ATTEMPTS
  if (again && code === 'report-unknown') return keep('server-fault')
  if (again && saysDamaged(code) && isWhole(followUp)) return keep('not-our-answer')
  return { name: 'quarantine', status: verdict.status, code, detail }
}

function urlOf({ what, id, mid = '' }: FollowUp): string {
  if (what === 'message') return routes.message(id, mid)
  return what === 'rating' ? routes.rating(id) : routes.withdrawn(id)
}

/** Writes down what became of it, and only then says so. */
export async function settleFollowUp(
  { backoff, events }: SyncEnvironment,
  key: string,
  outcome: FollowUpOutcome,
): Promise<void> {
  switch (outcome.name) {
    case 'taken':
      await removeFollowUp(key)
      backoff.forget(key)
      return events.emit({ name: 'taken', id: key })
    case 'quarantine': {
      const { status, code, detail } = outcome
      await quarantineFollowUp(key, { status, code, detail })
      backoff.forget(key)
      return events.emit({ name: 'quarantined', id: key })
    }
    case 'keep': {
      const retryAt = backoff.failed(key, outcome.toldMs)
      return events.emit({ name: 'waiting', id: key, reason: outcome.reason, retryAt })
    }
    case 'gone':
      return backoff.forget(key)
  }
}
