import { base64 } from '@scure/base'
import { CONTENT_LENGTHS, padJson } from '../../../src/contract/padding.ts'
import type { SealedContent } from '../../../src/contract/sealed-content.ts'
import type { StaffReport } from '../../../src/contract/staff/reports.ts'
import { sealTo } from '../../../src/crypto/age.ts'
import { encodeIdentity, recipientOfSecret } from '../../../src/crypto/age-keys.ts'
import { randomBytes } from '../../../src/crypto/random-bytes.ts'

export interface KeyPair {
  readonly identity: string
  readonly recipient: string
}

export function newKeyPair(): KeyPair {
  const secret = randomBytes(32)
  return { identity: encodeIdentity(secret), recipient: recipientOfSecret(secret) }
}

/** What a phone seals for the reviewers; anything else may be put in its place. */
export const aContent = (overrides: object = {}): SealedContent => ({
  version: 1,
  quantities: { meetingsPerWeek: 4 },
  words: '每周开四次会',
  photos: [],
  replyTo: newKeyPair().recipient,
  ...overrides,
})

/** Anything as JSON, padded and sealed, in base64. */
export async function sealJson(recipients: readonly string[], content: unknown): Promise<string> {
  const padded = padJson(new TextEncoder().encode(JSON.stringify(content)), CONTENT_LENGTHS)
  return base64.encode(await sealTo(recipients, padded))
}

/** A released burden report as the server hands it out. */
export const aReport = (overrides: Partial<StaffReport> = {}): StaffReport => ({
  ref: 'a'.repeat(32),
  kind: 'burden',
  place: '371002001000',
  placeName: '环翠楼街道',
  category: 'MTG',
  week: '2026-10-19',
  state: 'received',
  burst: false,
  subtypes: ['MTG-01'],
  issuerLevel: 'county',
  messages: 0,
  unanswered: 0,
  replies: 0,
  quantities: { meetingsPerWeek: 3 },
  wishes: [],
  thread: [],
  ...overrides,
})
