import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'

interface Waiting {
  readonly id: string
  readonly body: Buffer
  readonly done: () => void
}

/**
 * The least a server can do and still keep the promise: node:http, SHA-256 of the body, one commit with fsync for all requests
 * of a tick, an Ed25519 signature after it. No validation, no capability, no duplicate check beyond a UNIQUE id.
 */
export async function floorServer(): Promise<void> {
  const db = new DatabaseSync(join(process.env.DATA_DIR ?? '.', 'floor.db'))
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000')
  db.exec('CREATE TABLE intake (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB, day TEXT, body BLOB)')
  const insert = db.prepare('INSERT OR IGNORE INTO intake (id, digest, day, body) VALUES (?, ?, ?, ?)')
  const { privateKey } = generateKeyPairSync('ed25519')
  const day = new Date().toISOString().slice(0, 10)
  let waiting: Waiting[] = []
  const commit = () => {
    const batch = waiting
    waiting = []
    db.exec('BEGIN')
    for (const { id, body } of batch) insert.run(id, createHash('sha256').update(body).digest(), day, body)
    db.exec('COMMIT')
    for (const { done } of batch) done()
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const digest = createHash('sha256').update(body).digest('hex')
      const id = request.url?.split('/').at(-1) ?? ''
      if (waiting.length === 0) setImmediate(commit)
      waiting.push({
        id,
        body,
        done: () => {
          const signature = sign(null, Buffer.from(`${id}\n${digest}\n${day}`), privateKey).toString('base64')
          response.writeHead(201, { 'content-type': 'application/json' })
          response.end(JSON.stringify({ id, day, digest, signature }))
        },
      })
    })
  })
  server.listen(0, '127.0.0.1', () =>
    process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
  )
  process.on('SIGTERM', () => process.exit(0))
}
