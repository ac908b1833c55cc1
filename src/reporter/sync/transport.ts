import type { SyncEnvironment } from './environment.ts'

/** A slow village link moves 1 KiB a second; on top of that this long for the answer. */
const ANSWER_MS = 30_000

export interface Question {
  readonly method: 'GET' | 'PUT'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: ArrayBuffer
}

export type Answer =
  | {
      readonly name: 'answer'
      /** 0 for a redirect, which is never followed: it leads to the log-in page of a network. */
      readonly status: number
      readonly contentType: string
      readonly retryAfter: string | undefined
      /** The parsed body if it says it is JSON and is; a truncated one is not. */
      readonly json: unknown
      /** The body as it came. */
      readonly bytes: ArrayBuffer
    }
  | { readonly name: 'no-answer'; readonly why: 'unreachable' | 'timeout' | 'cut-off' }

/**
 * The one function through which the phone sends anything. Nothing that identifies goes along: no cookie, no referrer, no
 * cache, and the bytes as an ArrayBuffer (WebKit sends Files that were stored as empty bodies).
 *
 * @returns never throws: what went wrong is an answer too
 */
export async function send(question: Question, { fetch }: Pick<SyncEnvironment, 'fetch'>): Promise<Answer> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), ANSWER_MS + (question.body?.byteLength ?? 0))
  let reached = false
  try {
    const response = await fetch(question.url, {
      method: question.method,
      ...(question.headers && { headers: { ...question.headers } }),
      ...(question.body && { body: question.body }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'manual',
      signal: abort.signal,
    })
    reached = true
    const contentType = response.headers.get('content-type') ?? ''
    const bytes = await response.arrayBuffer()
    return {
      name: 'answer',
      status: response.status,
      contentType,
      retryAfter: response.headers.get('retry-after') ?? undefined,
      json: /^application\/(problem\+)?json\b/.test(contentType) ? parse(new TextDecoder().decode(bytes)) : undefined,
      bytes,
    }
  } catch {
    return { name: 'no-answer', why: abort.signal.aborted ? 'timeout' : reached ? 'cut-off' : 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
