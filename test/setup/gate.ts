import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Passing {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer | string
}

/** What a network does with a request: hands back some answer, or throws to cut the connection. */
export type Rule = (passing: Passing, forward: () => Promise<Answer>) => Promise<Answer>

/** The network between phone and server. */
export interface Gate {
  readonly url: string
  /** Every request that got here, also those of service workers. */
  readonly seen: Passing[]
  rule: Rule
  close(): Promise<void>
}

export const passOn: Rule = (_passing, forward) => forward()

/** A network that can hold, cut or falsify what passes; its origin stands for the server's. */
export async function openGate(serverUrl: string): Promise<Gate> {
  const target = new URL(serverUrl)
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const { method = 'GET', url: path = '/', headers } = incoming
    const passing: Passing = { method, path, headers, body: Buffer.concat(chunks) }
    gate.seen.push(passing)
    try {
      const answer = await gate.rule(passing, () => ask(target, passing))
      outgoing.writeHead(answer.status, plainHeaders(answer.headers))
      outgoing.end(answer.body)
    } catch {
      outgoing.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const gate: Gate = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    seen: [],
    rule: passOn,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return gate
}

function ask(target: URL, { method, path, headers, body }: Passing): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port: target.port, method, path, headers: { ...headers, connection: 'close' } },
      async (answer) => {
        const chunks: Buffer[] = []
        for await (const chunk of answer) chunks.push(chunk as Buffer)
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}

/** Connection headers are each hop's own, and the length may have changed. */
function plainHeaders(headers: Answer['headers']): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !['connection', 'keep-alive', 'transfer-encoding', 'content-length'].includes(name))
      kept[name] = value
  return kept
}

export const isReport = ({ method, path }: Passing): boolean => method === 'PUT' && path.startsWith('/api/v1/reports/')

export const isPart = ({ method, path }: Passing): boolean => method === 'PUT' && path.startsWith('/api/v1/parts/')

/** How often each report or piece was sent. */
export function sendings(gate: Gate): Map<string, number> {
  const counts = new Map<string, number>()
  for (const passing of gate.seen)
    if (isReport(passing) || isPart(passing)) counts.set(passing.path, (counts.get(passing.path) ?? 0) + 1)
  return counts
}

export const problem = (status: number, code: string, more: object = {}, headers = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/problem+json', ...headers },
  body: JSON.stringify({ type: 'about:blank', status, code, title: code, detail: code, ...more }),
})
