import { x25519 } from '@noble/curves/ed25519.js'
import { bech32 } from '@scure/base'
import { randomBytes } from './random-bytes.ts'

/** `AGE-SECRET-KEY-1…` of 32 raw bytes. */
export const encodeIdentity = (secret: Uint8Array): string =>
  bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase()

/** `age1…` that belongs to 32 raw secret bytes. */
export const recipientOfSecret = (secret: Uint8Array): string =>
  bech32.encodeFromBytes('age', x25519.getPublicKey(secret))

/** A recipient whose secret is forgotten at once: nobody can open what is sealed to it. */
export const throwAwayRecipient = (): string => recipientOfSecret(randomBytes(32))

/** @throws Error for anything but a native X25519 recipient; post-quantum ones cannot be opened by the installed age programs */
export const decodeRecipient = (recipient: string): Uint8Array => decode(recipient, 'age', 'recipient')

/** @throws Error for anything but a native X25519 identity */
export const decodeIdentity = (identity: string): Uint8Array => decode(identity, 'age-secret-key-', 'identity')

function decode(text: string, prefix: string, what: string): Uint8Array {
  const decoded = bech32.decodeToBytes(text)
  if (decoded.prefix.toLowerCase() !== prefix || decoded.bytes.length !== 32) throw new Error(`not an X25519 ${what}`)
  return decoded.bytes
}
