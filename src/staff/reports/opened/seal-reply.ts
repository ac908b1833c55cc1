import { base64, hex } from '@scure/base'
import { MESSAGE_LENGTHS, padJson } from '../../../contract/padding.ts'
import type { MessageContent, Reply } from '../../../contract/staff/reports.ts'
import { sealTo } from '../../../crypto/age.ts'
import { decodeIdentity, recipientOfSecret } from '../../../crypto/age-keys.ts'
import { randomBytes } from '../../../crypto/random-bytes.ts'

export interface SealedReply {
  /** 32 hex: sent again under the same name, it is stored once. */
  readonly mid: string
  readonly reply: Reply
}

/** Control characters and halves of pairs, which cost six bytes each in JSON: without them the longest text fits. */
const clean = (text: string): string => text.replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '')

/**
 * Seals an answer for the reporter, and a copy for the reviewers. Whose copy that is follows from the identity this page has
 * opened, not from anything the server says: a server that names keys of its own learns nothing.
 *
 * @param replyTo `age1…` that only the receipt code opens
 * @param identity the newest reviewing identity, `AGE-SECRET-KEY-1…`
 * @throws RangeError when the text is longer than a message may be
 * @throws Error when `replyTo` is malformed
 */
export async function sealReply(text: string, replyTo: string, identity: string): Promise<SealedReply> {
  const content: MessageContent = { version: 1, text: clean(text) }
  const padded = padJson(new TextEncoder().encode(JSON.stringify(content)), MESSAGE_LENGTHS)
  const [sealed, copy] = await Promise.all([
    sealTo([replyTo], padded),
    sealTo([recipientOfSecret(decodeIdentity(identity))], padded),
  ])
  return { mid: hex.encode(randomBytes(16)), reply: { sealed: base64.encode(sealed), copy: base64.encode(copy) } }
}
