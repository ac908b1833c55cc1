import { randomBytes } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { isPadded } from '../../contract/encodings.ts'
import { Message, MOST_MESSAGES } from '../../contract/follow-up.ts'
import type { Store } from '../store/types.ts'
import type { Clock } from './clock.ts'
import type { IntakeSeal } from './keys/intake-seal.ts'
import { maskDigest, type ReportKeys, sameBytes } from './keys/report-keys.ts'
import { findByCode } from './look-up.ts'
import { readSent } from './read-sent.ts'

export interface SentMessage {
  readonly id: string
  readonly mid: string
  readonly accessKey: string | undefined
  readonly mediaType: string
  readonly body: Uint8Array
  /** SHA-256 of `body`, already compared with the Content-Digest header. */
  readonly digest: Buffer
}

export type MessageOutcome =
  | { readonly name: 'stored' | 'known'; readonly day: string }
  | { readonly name: 'differs' | 'unknown' | 'gone' | 'too-many' | 'seal-broken' | 'not-json' | 'invalid' }

interface Tools {
  readonly store: Store
  readonly keys: ReportKeys
  readonly seal: IntakeSeal
  readonly clock: Clock
}

const validator = Compile(Message)

/**
 * Takes more from a reporter. Stored under a fresh random name: the one on the wire would join the row to the report's id.
 */
export async function takeMessage(sent: SentMessage, tools: Tools): Promise<MessageOutcome> {
  const { admitted, statusMac } = await findByCode(sent.id, sent.accessKey, tools)
  if (!admitted) return { name: 'unknown' }
  const read = await readSent(sent, tools.seal)
  if (read.name !== 'read') return read
  const { value } = read
  if (!validator.Check(value) || !isPadded(value.sealed)) return { name: 'invalid' }
  if (admitted.gone) return { name: 'gone' }
  const { midMac, digestPad } = tools.keys.ofMessage(sent.id, sent.mid)
  const digestMask = maskDigest(digestPad, sent.digest)
  const day = tools.clock.day()
  const mid = randomBytes(16).toString('hex')
  const message = { midMac, digestMask, statusMac, mid, day, sealed: value.sealed }
  const outcome = await tools.store.messages.add(message, MOST_MESSAGES)
  switch (outcome.name) {
    case 'stored':
      return { name: 'stored', day }
    case 'known':
      return sameBytes(outcome.digestMask, digestMask) ? { name: 'known', day: outcome.day } : { name: 'differs' }
    case 'too-many':
    case 'gone':
      return { name: outcome.name }
  }
}
