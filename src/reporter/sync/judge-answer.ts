import { MEDIA } from '../../contract/api.ts'
import { type Keep, keep } from './outcome.ts'
import { retryAfterMs } from './retry-after.ts'
import { asRefusal, type Refusal } from './shapes.ts'
import type { Answer } from './transport.ts'

export type Verdict =
  | { readonly name: 'success'; readonly status: number; readonly json: unknown }
  | { readonly name: 'refused'; readonly status: number; readonly refusal: Refusal }
  | Keep

/**
 * What an answer means, whatever was asked. A refusal counts only when it is our own server's problem document: a proxy's 403
 * or 404 page says nothing about the report, and must not put it aside.
 */
export function judgeAnswer(answer: Answer, now: number): Verdict {
  if (answer.name === 'no-answer') return { ...keep('offline'), noNetwork: answer.why === 'unreachable' }
  const { status, contentType, retryAfter, json } = answer
  const toldMs = retryAfterMs(retryAfter, now)
  const told = toldMs === undefined ? {} : { toldMs }
  if (status === 429 || status === 503) return { ...keep('busy'), ...told }
  if (status === 408 || status === 425 || status >= 500) return { ...keep('server-fault'), ...told }
  if (status === 200 || status === 201) return { name: 'success', status, json }
  const refusal = contentType.startsWith(MEDIA.problem) ? asRefusal(json) : undefined
  if (status >= 400 && refusal) return { name: 'refused', status, refusal }
  return keep('not-our-answer')
}
