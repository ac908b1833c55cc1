import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { RECOVERY_USES } from '../contract/recovery-code.ts'
import { encodeIdentity, recipientOfSecret } from './age-keys.ts'
import { type RootKey, rootKey } from './root-key.ts'

export interface RecoveryKey {
  /** `AGE-SECRET-KEY-1…`: opens the recovery shares. */
  readonly identity: string
  /** `age1…`: what recovery shares are sealed to. */
  readonly recipient: string
  /** Signs the operator's keys. */
  readonly root: RootKey
}

/**
 * The two keys that follow from the printed secret (DESIGN 7): one page of paper opens old reports and signs new keys. Nothing
 * of it may ever be stored or sent.
 *
 * @param secret 32 bytes, from `readRecoveryCode`
 */
export function recoveryKey(secret: Uint8Array): RecoveryKey {
  const derive = (use: string): Uint8Array => hkdf(sha256, secret, undefined, new TextEncoder().encode(use), 32)
  const scalar = derive(RECOVERY_USES.age)
  return {
    identity: encodeIdentity(scalar),
    recipient: recipientOfSecret(scalar),
    root: rootKey(derive(RECOVERY_USES.root)),
  }
}
