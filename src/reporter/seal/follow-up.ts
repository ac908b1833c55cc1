import type { Rating, Withdrawal } from '../../contract/follow-up.ts'
import { FOLLOW_UP_LENGTHS, padJson } from '../../contract/padding.ts'
import { sealTo } from '../../crypto/age.ts'
import { exactBuffer, sha256Hex } from './bytes.ts'
import type { OperatorKeys, SealedFollowUp } from './types.ts'

/**
 * A rating or a withdrawal, sealed to the server: a proxy that opens the transport learns neither of them. Of one length, else it
 * would learn from that how somebody has rated.
 *
 * @throws Error when the key is malformed
 */
export async function sealFollowUp(
  said: Rating | Withdrawal,
  { intakeKey }: Pick<OperatorKeys, 'intakeKey'>,
): Promise<SealedFollowUp> {
  const json = padJson(new TextEncoder().encode(JSON.stringify(said)), FOLLOW_UP_LENGTHS)
  const body = await sealTo([intakeKey], json)
  return { body: exactBuffer(body), digest: sha256Hex(body) }
}
