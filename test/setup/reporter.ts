import { createHash, randomBytes } from 'node:crypto'
import { Agent, type IncomingMessage, request } from 'node:http'
import { contentDigest, HEADERS, MEDIA, routes } from '../../src/contract/api.ts'
import type { Poster } from '../../src/contract/poster.ts'

export interface Sent {
  readonly id: string
  readonly body: string
  readonly cap: string
}

/** The smallest report about the place of a sheet, made unmistakable by its access hash. */
export function newReport({ kind, places }: Poster): Sent {
  const [place] = places
  const report = {
    version: 1,
    kind,
    place: place?.code,
    category: 'OTH',
    accessHash: randomBytes(32).toString('hex'),
  }
  return { id: randomBytes(16).toString('hex'), body: JSON.stringify(report), cap: place?.cap ?? '' }
}

const options = (url: string, { id, body, cap }: Sent, agent: Agent) => ({
  host: new URL(url).hostname,
  port: new URL(url).port,
  path: routes.report(id),
  method: 'PUT',
  agent,
  headers: {
    'content-type': MEDIA.json,
    'content-length': Buffer.byteLength(body),
    [HEADERS.digest]: contentDigest(createHash('sha256').update(body).digest('base64')),
    [HEADERS.capability]: cap,
  },
})

/** Starts a report over a real connection without sending its last bytes; `finish` sends them, `hangUp` never does. */
export function beginReport(url: string, sent: Sent, agent = new Agent()) {
  const outgoing = request(options(url, sent, agent))
  const answer = new Promise<{ status: number; text: string }>((resolve, reject) => {
    outgoing.on('error', reject)
    outgoing.on('response', async (incoming: IncomingMessage) => {
      let text = ''
      try {
        for await (const chunk of incoming) text += chunk
        resolve({ status: incoming.statusCode ?? 0, text })
      } catch (error) {
        reject(error)
      }
    })
  })
  answer.catch(() => undefined)
  outgoing.write(sent.body.slice(0, 10))
  return {
    answer,
    finish: () => void outgoing.end(sent.body.slice(10)),
    hangUp: () => void outgoing.destroy(),
  }
}

/** @returns the answer. @throws when the connection broke before it was whole */
export function putReport(url: string, sent: Sent, agent?: Agent): Promise<{ status: number; text: string }> {
  const begun = beginReport(url, sent, agent)
  begun.finish()
  return begun.answer
}
