import type { ProblemCode } from '../../contract/problem.ts'
import type { Answer } from './call.ts'
import { words } from './words.ts'

type Sentences = Readonly<Partial<Record<ProblemCode, string>>>
/** How long to wait when the server does not say. */
const USUAL_WAIT_S = 60

/** Why a call was of no use, in words; `own` are the page's own sentences, which come first. Empty when it was done. */
export function refusal(answer: Answer<unknown>, own: Sentences = {}): string {
  if (answer.name === 'done') return ''
  if (answer.name === 'offline') return words.offline
  const { code } = answer.problem
  const common: Sentences = words.refusedFor
  if (code === 'too-many') return words.wait(answer.retryAfter ?? USUAL_WAIT_S)
  return own[code] ?? common[code] ?? words.refused
}
