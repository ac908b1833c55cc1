/** The only place where a URL, a header or a media type is written. */
export const API = '/api/v1'

export const PAGES = {
  start: '/',
  poster: (code: string) => `/p/${code}`,
  outbox: '/outbox',
  receipt: '/receipt',
  board: '/board',
  stored: '/stored',
  /** Where the quick exit leads: a page of our own that says nothing about this one. */
  neutral: '/neutral.html',
} as const

export const routes = {
  poster: (code: string) => `${API}/posters/${code}`,
  taxonomy: `${API}/taxonomy`,
  challenge: `${API}/challenge`,
  part: (sha256: string) => `${API}/parts/${sha256}`,
  report: (id: string) => `${API}/reports/${id}`,
  message: (id: string, mid: string) => `${API}/reports/${id}/messages/${mid}`,
  rating: (id: string) => `${API}/reports/${id}/rating`,
  withdrawn: (id: string) => `${API}/reports/${id}/withdrawn`,
  board: `${API}/board`,
} as const

export const HEADERS = {
  capability: 'jianfu-cap',
  work: 'jianfu-pow',
  digest: 'content-digest',
} as const

export const MEDIA = {
  json: 'application/json',
  sealed: 'application/vnd.jianfu.sealed',
  part: 'application/octet-stream',
  problem: 'application/problem+json',
} as const

/** RFC 9530 spelling of a SHA-256 digest, from its standard base64. */
export const contentDigest = (base64: string): string => `sha-256=:${base64}:`

/** The standard base64 inside a Content-Digest header, or undefined if it holds no well-formed sha-256. */
export function digestOf(header: string | undefined): string | undefined {
  return header?.match(/(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/)?.[1]
}
