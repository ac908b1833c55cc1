import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { contentDigest, HEADERS, MEDIA } from '../../src/contract/api.ts'
import type { Endpoint } from '../setup/endpoint.ts'

/** What a client tells of itself without being asked. Nothing of it may stay anywhere. */
export const TRACES = {
  'x-forwarded-for': '203.0.113.77, 2001:db8:77::4711',
  'x-real-ip': '198.51.100.23',
  forwarded: 'for=192.0.2.60;host=traceable.example',
  'user-agent': 'TraceableAgent/1.0 (TraceablePhone 4711)',
  referer: 'https://referrer.example/traceable-page',
  cookie: 'traceable=cookie-4711',
  'accept-language': 'zz-Traceable',
  'content-disposition': 'attachment; filename="IMG_traceable_4711.jpg"',
} as const

/** Its values in pieces as they would be kept. */
export const TRACE_WORDS = [
  ...['203.0.113.77', '2001:db8:77', '198.51.100.23', '192.0.2.60', 'referrer.example', 'cookie-4711', 'zz-Traceable'],
  ...['raceableAgent', 'raceablePhone', 'raceable-page', 'raceable.example', 'IMG_traceable'],
]

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** Opens a port and sends requests over real connections, each with everything that could give its sender away. */
export async function overTheWire({ app }: Endpoint) {
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const send = (
    method: string,
    path: string,
    body: string | Buffer = '',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const outgoing = request(`${base}${path}`, { method, headers: { ...TRACES, ...headers } }, async (incoming) => {
        const chunks: Buffer[] = []
        for await (const chunk of incoming) chunks.push(chunk)
        const text = Buffer.concat(chunks).toString('latin1')
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text })
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  return { base, send }
}

/** Headers of what a phone sends, over the bytes it sends. */
export const sentHeaders = (body: string | Buffer, cap: string, mediaType: string = MEDIA.json) => ({
  'content-type': mediaType,
  [HEADERS.digest]: contentDigest(createHash('sha256').update(body).digest('base64')),
  [HEADERS.capability]: cap,
})

/** How a value of hex digits may be written down. */
export function spellings(hex: string): (string | Buffer)[] {
  const raw = Buffer.from(hex, 'hex')
  return [hex, hex.toUpperCase(), raw, raw.toString('base64').replace(/=+$/, ''), raw.toString('base64url')]
}
