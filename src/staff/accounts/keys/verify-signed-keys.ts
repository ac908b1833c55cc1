import type { OperatorKeys } from '../../../contract/staff/keys.ts'
import { isSignedBy } from '../../../crypto/root-key.ts'

/**
 * `none`: no reviewer has made keys yet. `server-changed`: the server's own keys are others than the signed ones, the root key
 * has to sign again. `broken`: the signature fits not, or recipients are named that are no generation of ours.
 */
export type SignedKeysState = 'none' | 'good' | 'server-changed' | 'broken'

export function verifySignedKeys({ signed, unsigned, generations }: OperatorKeys): SignedKeysState {
  if (!signed) return 'none'
  if (!isSignedBy(signed.root, signed, signed.signature)) return 'broken'
  const newest = [...generations].sort((a, b) => b.number - a.number)[0]
  if (signed.recipients.join() !== newest?.recipient) return 'broken'
  const same = signed.intakeKey === unsigned.intakeKey && signed.serverKeys.join() === unsigned.serverKeys.join()
  return same ? 'good' : 'server-changed'
}
