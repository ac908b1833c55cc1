import { randomBytes } from 'node:crypto'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { PersonalKey } from '../../../contract/staff/account.ts'
import { WRAPPING } from '../../../contract/staff/password.ts'

/**
 * The trial reviewer's own key pair, wrapped as a browser would (`WRAPPING`).
 *
 * @param wrap 32 bytes
 */
export async function makePersonalKey(wrap: Uint8Array): Promise<PersonalKey> {
  const identity = await generateX25519Identity()
  const nonce = randomBytes(WRAPPING.nonceBytes)
  const cipher = xchacha20poly1305(wrap, nonce, new TextEncoder().encode(WRAPPING.context))
  const wrapped = Buffer.concat([nonce, cipher.encrypt(new TextEncoder().encode(identity))])
  return { recipient: await identityToRecipient(identity), wrapped: wrapped.toString('base64') }
}
