import { HEADERS, MEDIA } from '../../../contract/api.ts'
import { signatureOf } from './signature.ts'
import type { Target } from './target.ts'

export const PATIENCE_MS = 10_000

export type Delivery =
  | { readonly name: 'delivered' }
  /** It answered something else than a 2xx. */
  | { readonly name: 'refused'; readonly error: string }
  /** No answer that could be understood, or none in time: the others would fare no better now. */
  | { readonly name: 'unreachable'; readonly error: string }
  /** The server stops; whether it has arrived nobody knows. */
  | { readonly name: 'given-up' }

/**
 * Sends a notice once. A redirect is a refusal: nobody but the operator says where notices go. What the target says in its answer
 * is never read, so that it can neither fill the memory nor put words on an administrator's page.
 */
export async function deliver(
  { url, secret }: Target,
  body: string,
  now: Date,
  stopping: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<Delivery> {
  const signature = signatureOf(secret, Math.floor(now.getTime() / 1000), body)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': MEDIA.json, [HEADERS.signature]: signature },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]),
    })
    await answer.body?.cancel().catch(() => undefined)
    return answer.ok ? { name: 'delivered' } : { name: 'refused', error: `HTTP ${answer.status}` }
  } catch (error) {
    if (stopping.aborted) return { name: 'given-up' }
    return { name: 'unreachable', error: reasonOf(error) }
  }
}

/** A code such as ECONNREFUSED, never a sentence: those may quote what the target has sent. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: unknown } }
  if (name === 'TimeoutError') return 'timeout'
  return typeof cause?.code === 'string' ? cause.code : 'no answer'
}
