import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { Poster } from '../../../src/contract/poster.ts'
import type { Receipt } from '../../../src/contract/receipt.ts'

export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly init: RequestInit
}

/** What the network or the server does instead of its duty; undefined: its duty. */
export type Mischief = (seen: Seen) => Response | undefined | Promise<Response | undefined>

const sha256 = (bytes: ArrayBuffer) => createHash('sha256').update(new Uint8Array(bytes)).digest()
export const ACCESS_KEY = 'b'.repeat(32)
export const CAP = `h1.${'c'.repeat(43)}`

export const problem = (
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response =>
  new Response(JSON.stringify({ type: 'about:blank', status, title: code, detail: `because ${code}`, code, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })

export const html = (status = 200): Response =>
  new Response('<html>Please log in</html>', { status, headers: { 'content-type': 'text/html' } })

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

export function newKey(): { readonly key: string; sign(message: string): string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    key: Buffer.from(publicKey.export({ format: 'der', type: 'spki' }))
      .subarray(-32)
      .toString('base64'),
    sign: (message) => sign(null, Buffer.from(message), privateKey).toString('base64'),
  }
}

/** The endpoint as the wire contract describes it, in memory, with `mischief` in between. */
export function fakeServer() {
  const signer = newKey()
  const reports = new Map<string, string>()
  const followUps = new Map<string, string>()
  const parts = new Set<string>()
  const posters = new Map<string, Poster>()
  const requests: Seen[] = []
  const arrivals: string[] = []
  const needed = new Map<string, readonly string[]>()
  let mischief: Mischief = () => undefined

  const receipt = (id: string, digest: string): Receipt => {
    const day = '2026-11-22'
    return { id, day, digest, signature: signer.sign(`${id}\n${digest}\n${day}`) }
  }

  function putReport(id: string, { headers, init }: Seen): Response {
    const hash = sha256(init.body as ArrayBuffer)
    if (headers.get('content-digest') !== `sha-256=:${hash.toString('base64')}:`) return problem(422, 'digest-differs')
    const known = reports.get(id)
    if (known) return known === hash.toString('hex') ? json(receipt(id, known)) : problem(409, 'report-differs')
    if (!headers.get('jianfu-cap')?.startsWith('h1.')) return problem(403, 'cap-refused')
    const missing = (needed.get(id) ?? []).filter((name) => !parts.has(name))
    if (missing.length > 0) return problem(409, 'parts-missing', { missing })
    reports.set(id, hash.toString('hex'))
    arrivals.push(id)
    return json(receipt(id, hash.toString('hex')), 201)
  }

  /** Once per name, like the server: the same bytes again are known, others are refused. */
  function putFollowUp(id: string, name: string, { headers, init }: Seen): Response {
    const hash = sha256(init.body as ArrayBuffer)
    if (headers.get('content-digest') !== `sha-256=:${hash.toString('base64')}:`) return problem(422, 'digest-differs')
    if (!reports.has(id) || headers.get('authorization') !== `Bearer ${ACCESS_KEY}`)
      return problem(404, 'report-unknown')
    const known = followUps.get(`${id}/${name}`)
    const [what, mid] = name.split('/')
    if (known && known !== hash.toString('hex')) return problem(409, mid ? 'message-differs' : `${what}-differs`)
    followUps.set(`${id}/${name}`, hash.toString('hex'))
    if (!known) arrivals.push(`${id}/${name}`)
    return json({ day: '2026-11-22', ...(mid && { mid }) }, known ? 200 : 201)
  }

  function duty(seen: Seen): Response {
    const [, kind, name = ''] = seen.url.match(/^\/api\/v1\/(\w+)\/(.+)$/) ?? []
    if (seen.method === 'GET' && kind === 'posters') {
      const poster = posters.get(name)
      return poster ? json(poster) : problem(404, 'poster-unknown')
    }
    if (seen.method === 'PUT' && kind === 'parts') {
      if (sha256(seen.init.body as ArrayBuffer).toString('hex') !== name) return problem(422, 'part-differs')
      parts.add(name)
      return new Response(null, { status: 201 })
    }
    const [, id = '', followUp] = name.match(/^(\w+)\/(.+)$/) ?? []
    if (seen.method === 'PUT' && kind === 'reports' && followUp) return putFollowUp(id, followUp, seen)
    if (seen.method === 'PUT' && kind === 'reports') return putReport(name, seen)
    return problem(404, 'not-found')
  }

  return {
    ...{ signer, reports, followUps, parts, posters, requests, arrivals, needed, receipt, duty },
    during: (next: Mischief) => {
      mischief = next
    },
    async fetch(url: string, init: RequestInit): Promise<Response> {
      const seen = { method: init.method ?? 'GET', url, headers: new Headers(init.headers), init }
      requests.push(seen)
      return (await mischief(seen)) ?? duty(seen)
    },
  }
}

export type FakeServer = ReturnType<typeof fakeServer>

export const posterOf = (server: FakeServer, more: Partial<Poster> = {}): Poster => ({
  ...{ code: '0123456789', kind: 'burden', label: '环翠区', taxonomy: '1', also: [], transport: { kind: 'direct' } },
  places: [
    { level: 'area', code: '371002A01000', name: '环翠区东片', cap: CAP },
    { level: 'county', code: '371002000000', name: '环翠区', cap: `h1.${'d'.repeat(43)}` },
  ],
  operator: { name: '减负办', complaints: '0631', filing: '鲁ICP' },
  ...{ recipients: [`age1${'q'.repeat(58)}`], intakeKey: `age1${'q'.repeat(58)}`, serverKeys: [server.signer.key] },
  ...more,
})
