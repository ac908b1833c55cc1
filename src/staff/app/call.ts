import { MEDIA } from '../../contract/api.ts'
import type { Problem } from '../../contract/problem.ts'

export type Answer<Body> =
  | { readonly name: 'done'; readonly status: number; readonly body: Body }
  | { readonly name: 'refused'; readonly problem: Problem; readonly retryAfter?: number }
  /** No network, or something between us and the server answered. */
  | { readonly name: 'offline' }

let signedOut: () => void = () => {}

/** Told whenever the server says that nobody is signed in. */
export const onSignedOut = (listener: () => void): void => {
  signedOut = listener
}

/** One call of the API; a blob is sent as it is. Refusals are values: every page says in its own words what to do about them. */
export async function call<Body = undefined>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
): Promise<Answer<Body>> {
  let response: Response
  let json: unknown
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      ...sent(body),
    })
    const text = await response.text()
    json = text === '' ? undefined : JSON.parse(text)
  } catch {
    return { name: 'offline' }
  }
  if (response.ok) return { name: 'done', status: response.status, body: json as Body }
  const problem = json as Problem
  if (typeof problem?.code !== 'string') return { name: 'offline' }
  if (problem.code === 'sign-in-needed') signedOut()
  const retryAfter = Number(response.headers.get('retry-after'))
  return { name: 'refused', problem, ...(retryAfter > 0 && { retryAfter }) }
}

function sent(body: unknown): RequestInit {
  if (body === undefined) return {}
  if (body instanceof Blob) return { body, headers: { 'content-type': body.type } }
  return { body: JSON.stringify(body), headers: { 'content-type': MEDIA.json } }
}

/** An address with its filters; empty ones are left out. */
export function withQuery(url: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1])
  return given.length === 0 ? url : `${url}?${new URLSearchParams(given)}`
}
