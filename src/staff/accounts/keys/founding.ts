import { formatRecoveryCode } from '../../../contract/recovery-code.ts'
import type { Founding, OperatorKeys } from '../../../contract/staff/keys.ts'
import { randomBytes } from '../../../crypto/random-bytes.ts'
import { recoveryKey } from '../../../crypto/recovery-key.ts'
import { makePersonalIdentity, recipientOf } from './personal-key.ts'
import { sealShare } from './shares.ts'

export interface Founded {
  readonly founding: Founding
  /** Lines of the page to print. It is the only copy: shown once, never stored, never sent. */
  readonly code: readonly string[]
}

/**
 * Makes the operator's keys: reviewing identity, recovery key, root key. Send `founding` only after the page has been printed
 * and typed back; until then nothing is lost by starting again.
 *
 * @param own public half of the first reviewer's personal key
 */
export async function found(unsigned: OperatorKeys['unsigned'], own: string): Promise<Founded> {
  const secret = randomBytes(32)
  const recovery = recoveryKey(secret)
  const identity = makePersonalIdentity()
  return {
    founding: {
      signed: recovery.root.sign({ recipients: [recipientOf(identity)], ...unsigned }),
      recovery: recovery.recipient,
      recoveryShare: await sealShare(identity, recovery.recipient),
      ownShare: await sealShare(identity, own),
    },
    code: formatRecoveryCode(secret),
  }
}
