import { base64, hex } from '@scure/base'
import type { Message } from '../../contract/follow-up.ts'
import { LIMITS } from '../../contract/limits.ts'
import { MESSAGE_LENGTHS, padJson } from '../../contract/padding.ts'
import type { MessageContent } from '../../contract/staff/reports.ts'
import { openSealed, sealTo } from '../../crypto/age.ts'
import { randomBytes } from '../../crypto/random-bytes.ts'
import { exactBuffer, sha256Hex } from './bytes.ts'
import { cleanText } from './clean-text.ts'
import { sealForReaders } from './seal-for-readers.ts'
import type { OperatorKeys, SealedMessage } from './types.ts'

const utf8 = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/**
 * More from the reporter: sealed for the reviewers, and once more for the server, so that neither a proxy nor a copy of the
 * database can join what was on the wire to what is stored. Of few lengths, like a report.
 *
 * @throws RangeError when nothing is left of the text, Error when a key is malformed
 */
export async function sealMessage(typed: string, { recipients, intakeKey }: OperatorKeys): Promise<SealedMessage> {
  const text = cleanText(typed, LIMITS.wordsCharacters)
  if (text === undefined) throw new RangeError('a message without a word')
  const content = padJson(utf8({ version: 1, text } satisfies MessageContent), MESSAGE_LENGTHS)
  const sealed = base64.encode(await sealForReaders(recipients, content))
  const body = await sealTo([intakeKey], utf8({ version: 1, sealed } satisfies Message))
  return { mid: hex.encode(randomBytes(16)), body: exactBuffer(body), digest: sha256Hex(body) }
}

/** A reviewer's reply in words, or undefined when it was damaged or is meant for somebody else. */
export async function openReply(sealed: string, identity: string): Promise<string | undefined> {
  try {
    const opened = await openSealed(identity, base64.decode(sealed))
    const { text } = JSON.parse(new TextDecoder().decode(opened)) as Partial<MessageContent>
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}
