import { sealTo } from '../../crypto/age.ts'
import { throwAwayRecipient } from '../../crypto/age-keys.ts'
import { shuffled } from './bytes.ts'

/** Every seal for reviewers has at least this many stanzas: their number would tell which office, and how many people, read it. */
const STANZAS = 4

/**
 * Seals bytes for every reviewer of the poster, filled up to four stanzas with throw-away recipients, shuffled: neither the
 * number nor the position of a stanza says anything.
 *
 * @throws Error when there is no recipient or one is malformed: sealed to throw-away keys only, a report would be lost
 */
export function sealForReaders(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  if (recipients.length === 0) throw new Error('a poster without recipients: nobody could read the report')
  const missing = Math.max(0, STANZAS - recipients.length)
  return sealTo(shuffled([...recipients, ...Array.from({ length: missing }, throwAwayRecipient)]), bytes)
}
