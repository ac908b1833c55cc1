import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { base64 } from '@scure/base'
import type { PersonalKey } from '../../../contract/staff/account.ts'
import { WRAPPING } from '../../../contract/staff/password.ts'
import { decodeIdentity, encodeIdentity, recipientOfSecret } from '../../../crypto/age-keys.ts'
import { randomBytes } from '../../../crypto/random-bytes.ts'

const { nonceBytes } = WRAPPING
const CONTEXT = new TextEncoder().encode(WRAPPING.context)

/** A new key pair of one reviewer's own. @returns the identity, `AGE-SECRET-KEY-1…` */
export const makePersonalIdentity = (): string => encodeIdentity(randomBytes(32))

export const recipientOf = (identity: string): string => recipientOfSecret(decodeIdentity(identity))

/**
 * The personal key as the server keeps it: the private half under a key that only the password yields.
 *
 * @param wrapKey 32 bytes, HKDF use `wrap` of the stretched password
 */
export function wrapPersonalKey(identity: string, wrapKey: Uint8Array): PersonalKey {
  const nonce = randomBytes(nonceBytes)
  const text = xchacha20poly1305(wrapKey, nonce, CONTEXT).encrypt(new TextEncoder().encode(identity))
  const wrapped = new Uint8Array(nonceBytes + text.length)
  wrapped.set(nonce)
  wrapped.set(text, nonceBytes)
  return { recipient: recipientOf(identity), wrapped: base64.encode(wrapped) }
}

/** The identity, or undefined when the password is another one or the server has exchanged a half of the pair. */
export function unwrapPersonalKey(personal: PersonalKey, wrapKey: Uint8Array): string | undefined {
  try {
    const bytes = base64.decode(personal.wrapped)
    const text = xchacha20poly1305(wrapKey, bytes.subarray(0, nonceBytes), CONTEXT).decrypt(bytes.subarray(nonceBytes))
    const identity = new TextDecoder().decode(text)
    return recipientOf(identity) === personal.recipient ? identity : undefined
  } catch {
    return undefined
  }
}
