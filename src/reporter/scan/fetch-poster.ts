import { routes } from '../../contract/api.ts'
import type { Poster } from '../../contract/poster.ts'
import type { Taxonomy } from '../../contract/taxonomy/types.ts'

const PATIENCE_MS = 12_000
const REFUSALS = ['poster-mistyped', 'poster-unknown', 'poster-revoked'] as const
export type PosterRefusal = (typeof REFUSALS)[number]

export type PosterAnswer =
  | { readonly name: 'found'; readonly poster: Poster }
  | { readonly name: 'refused'; readonly code: PosterRefusal }
  /** No network, or an answer that is not ours (a captive portal's page). */
  | { readonly name: 'unreachable' }

export async function fetchPoster(code: string): Promise<PosterAnswer> {
  const answer = await fetchJson<Poster & { code: string }>(routes.poster(code))
  if (answer?.code === code && Array.isArray(answer.places)) return { name: 'found', poster: answer }
  const refusal = REFUSALS.find((candidate) => candidate === answer?.code)
  return refusal ? { name: 'refused', code: refusal } : { name: 'unreachable' }
}

/** The categories of both doors: a page brings those of its own only. */
export async function fetchTaxonomy(): Promise<Taxonomy | undefined> {
  const answer = await fetchJson<Taxonomy>(routes.taxonomy)
  return answer?.kinds && Array.isArray(answer.issuers) ? answer : undefined
}

/** @returns undefined without a network, and for what is no JSON */
export async function fetchJson<Body>(url: string): Promise<Body | undefined> {
  const stop = typeof AbortController === 'function' ? new AbortController() : undefined
  const patience = setTimeout(() => stop?.abort(), PATIENCE_MS)
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      ...(stop && { signal: stop.signal }),
    })
    return (await response.json()) as Body
  } catch {
    return undefined
  } finally {
    clearTimeout(patience)
  }
}
