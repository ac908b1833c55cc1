// First of all: Dexie's live queries look once, when it is loaded, whether there is a database at all.
import 'fake-indexeddb/auto'
import { createHash, randomBytes } from 'node:crypto'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { vi } from 'vitest'
import { closeQueue } from '../../../src/reporter/queue/queue.ts'
import type { EnqueueMeta, NewFollowUp, SealedBytes } from '../../../src/reporter/queue/types.ts'

/** A phone on which nothing is stored yet. */
export async function newPhone(): Promise<void> {
  await closeQueue()
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
}

/** A phone whose browser refuses to store. */
export async function refusingPhone(): Promise<void> {
  await closeQueue()
  vi.stubGlobal('indexedDB', undefined)
}

const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer
const sha256 = (bytes: ArrayBuffer) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex')

/** Bytes of a sealed report with its photo pieces; what is inside does not concern the queue. */
export function sealed({ parts = 0, id = randomBytes(16).toString('hex') } = {}): SealedBytes {
  const body = buffer(randomBytes(400))
  const pieces = Array.from({ length: parts }, () => buffer(randomBytes(300)))
  return { id, body, digest: sha256(body), parts: pieces.map((bytes) => ({ sha256: sha256(bytes), bytes })) }
}

export const meta = (more: Partial<EnqueueMeta> = {}): EnqueueMeta => ({
  kind: 'burden',
  poster: '0123456789',
  place: '371002A01000',
  cap: `h1.${'a'.repeat(43)}`,
  serverKeys: ['A'.repeat(43).concat('=')],
  ...more,
})

/** What is added to a report, sealed; only a message has a name of its own. */
export function followUp(what: NewFollowUp['what'], more: Partial<NewFollowUp> = {}): NewFollowUp {
  const { body, digest, id: mid } = sealed()
  const [id, accessKey] = ['a'.repeat(32), 'b'.repeat(32)]
  return { what, id, accessKey, body, digest, ...(what === 'message' && { mid }), ...more }
}
