import { routes } from '../../contract/api.ts'
import type { Poster } from '../../contract/poster.ts'
import type { Taxonomy } from '../../contract/taxonomy/types.ts'
import { askServer } from './ask-server.ts'

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
export const fetchJson = <Body>(url: string): Promise<Body | undefined> =>
  askServer(url, {}, (response) => response.json() as Promise<Body>)
