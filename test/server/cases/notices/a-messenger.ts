import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly url: string
}

type Answer = (answer: ServerResponse, count: number) => void

export interface Messenger {
  readonly url: string
  readonly received: Received[]
}

/** Somebody else's server, which answers as it likes. To be called where hooks may be declared. */
export function messengers(): (answer: Answer) => Promise<Messenger> {
  const closings: (() => void)[] = []
  afterAll(() => {
    for (const close of closings) close()
  })
  return async (answer) => {
    const received: Received[] = []
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      received.push({
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        url: request.url ?? '',
      })
      answer(response, received.length)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    closings.push(() => {
      server.closeAllConnections()
      server.close()
    })
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=geheim`, received }
  }
}

export const answers =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end()
