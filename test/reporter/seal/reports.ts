import { randomBytes } from 'node:crypto'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Answers, OperatorKeys, ReceiptSecrets } from '../../../src/reporter/seal/types.ts'

export interface Reader {
  readonly identity: string
  readonly recipient: string
}

/** A reviewer or a server, with a key made by the age library itself. */
export async function newReader(): Promise<Reader> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

export const operatorKeys = (readers: readonly Reader[], intake: Reader): OperatorKeys => ({
  recipients: readers.map(({ recipient }) => recipient),
  intakeKey: intake.recipient,
})

/** Secrets without the 16 MiB derivation, for tests that look at something else. */
export async function quickSecrets(): Promise<ReceiptSecrets> {
  const { identity, recipient } = await newReader()
  return {
    code: '000000000000000000000000',
    id: randomBytes(16).toString('hex'),
    accessKey: randomBytes(16).toString('hex'),
    accessHash: randomBytes(32).toString('hex'),
    replyIdentity: identity,
    replyTo: recipient,
  }
}

export const burden = (more: Partial<Answers> = {}): Answers => ({
  kind: 'burden',
  origin: { place: '371002A01000' },
  category: 'MTG',
  subtypes: ['MTG-01'],
  quantities: { meetings: 17 },
  wishes: [],
  photos: [],
  ...more,
})

export const grid = (more: Partial<Answers> = {}): Answers => ({
  kind: 'grid',
  origin: { place: '371002001001' },
  category: 'HEA',
  subtypes: [],
  quantities: {},
  wishes: [],
  photos: [],
  ...more,
})

/** Bytes that look like a photo to everything but a decoder. */
export const photo = (length: number): ArrayBuffer => {
  const bytes = new Uint8Array(length)
  for (let start = 0; start < length; start += 65_536) bytes.set(randomBytes(Math.min(65_536, length - start)), start)
  return bytes.buffer
}
