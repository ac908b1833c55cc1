import { createHash, randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { Encrypter } from 'age-encryption'
import type { Poster } from '../../src/contract/poster.ts'

const CONNECTIONS = 64

export interface LoadResult {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly acknowledged: number
  readonly other: number
}

/** Sends REQUESTS reports of 1 KB over 64 connections, each as soon as the last was answered, and prints what came back. */
export async function load(): Promise<void> {
  const { TARGET = '', REQUESTS = '10000', POSTER = '', SEALED = '' } = process.env
  const target = new URL(TARGET)
  const poster = POSTER ? ((await (await fetch(POSTER)).json()) as Poster) : undefined
  const requests: Buffer[] = []
  for (let count = 0; count < Number(REQUESTS); count++)
    requests.push(await request(target.host, poster, SEALED === '1'))
  const times: number[] = []
  let acknowledged = 0
  let other = 0
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      let socket: Socket | undefined
      while (next < requests.length) {
        const bytes = requests[next++] as Buffer
        const sent = performance.now()
        socket ??= await open(target)
        const answer = await exchange(socket, bytes)
        times.push(performance.now() - sent)
        if (answer.startsWith('HTTP/1.1 201')) acknowledged++
        else other++
        if (/\r\nconnection: close/i.test(answer)) {
          socket.destroy()
          socket = undefined
        }
      }
      socket?.destroy()
    }),
  )
  const seconds = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? Number.NaN) * 10) / 10
  const result: LoadResult = {
    perSecond: Math.round(acknowledged / seconds),
    p50: at(0.5),
    p99: at(0.99),
    acknowledged,
    other,
  }
  process.stdout.write(JSON.stringify(result))
}

async function request(host: string, poster: Poster | undefined, sealed: boolean): Promise<Buffer> {
  const place = poster?.places[0]
  const report = {
    version: 1,
    kind: 'burden',
    place: place?.code ?? '371002000000',
    category: 'MTG',
    subtypes: ['MTG-01', 'MTG-03'],
    issuerLevel: 'county',
    sealed: randomBytes(600).toString('base64'),
    accessHash: randomBytes(32).toString('hex'),
  }
  let body: Buffer = Buffer.from(JSON.stringify(report))
  if (sealed && poster) {
    const encrypter = new Encrypter()
    encrypter.addRecipient(poster.intakeKey)
    body = Buffer.from(await encrypter.encrypt(body))
  }
  const digest = createHash('sha256').update(body).digest('base64')
  const head = [
    `PUT /api/v1/reports/${randomBytes(16).toString('hex')} HTTP/1.1`,
    `Host: ${host}`,
    `Content-Type: ${sealed ? 'application/vnd.jianfu.sealed' : 'application/json'}`,
    `Content-Length: ${body.length}`,
    `Content-Digest: sha-256=:${digest}:`,
    `Jianfu-Cap: ${place?.cap ?? ''}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

const open = (target: URL): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(target.port), target.hostname, () => resolve(socket))
    socket.once('error', reject)
    socket.setNoDelay(true)
  })

/** One request, one answer: reads until the length the answer announces. */
const exchange = (socket: Socket, bytes: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    const read = (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(text.match(/\r\ncontent-length: (\d+)/i)?.[1] ?? -1)
      const complete = length >= 0 ? text.length >= end + 4 + length : text.endsWith('0\r\n\r\n')
      if (!complete) return
      socket.off('data', read).off('error', reject)
      resolve(text)
    }
    socket.on('data', read).once('error', reject)
    socket.write(bytes)
  })
