import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { base64nopad } from '@scure/base'
import { type Identity, type Recipient, Stanza } from 'age-encryption'
import { decodeIdentity, decodeRecipient } from './age-keys.ts'
import { randomBytes } from './random-bytes.ts'

const LABEL = new TextEncoder().encode('age-encryption.org/v1/X25519')
/** The wrapping key is used once, so that the nonce is constant (age specification, "The X25519 recipient type"). */
const NONCE = new Uint8Array(12)

/**
 * The X25519 recipient of age, in JavaScript throughout. The library's own one tries WebCrypto first and falls back for two
 * kinds of error only: without a secure context (the trial over a LAN) and on old WebViews it throws others, and a report
 * that cannot be sealed cannot be sent.
 */
export function x25519Recipient(recipient: string): Recipient {
  const theirs = decodeRecipient(recipient)
  return {
    wrapFileKey(fileKey) {
      const secret = randomBytes(32)
      const share = x25519.getPublicKey(secret)
      const key = wrappingKey(x25519.getSharedSecret(secret, theirs), share, theirs)
      return [new Stanza(['X25519', base64nopad.encode(share)], chacha20poly1305(key, NONCE).encrypt(fileKey))]
    },
  }
}

/** The other half: opens what was sealed to `x25519Recipient`. Stanzas of others, and throw-away ones, are passed over. */
export function x25519Identity(identity: string): Identity {
  const secret = decodeIdentity(identity)
  const ours = x25519.getPublicKey(secret)
  return {
    unwrapFileKey(stanzas) {
      for (const { args, body } of stanzas) {
        if (args.length !== 2 || args[0] !== 'X25519' || args[1] === undefined || body.length !== 32) continue
        const share = base64nopad.decode(args[1])
        const key = wrappingKey(x25519.getSharedSecret(secret, share), share, ours)
        try {
          return chacha20poly1305(key, NONCE).decrypt(body)
        } catch {
          // sealed to somebody else
        }
      }
      return null
    },
  }
}

function wrappingKey(shared: Uint8Array, share: Uint8Array, recipient: Uint8Array): Uint8Array {
  const salt = new Uint8Array(share.length + recipient.length)
  salt.set(share)
  salt.set(recipient, share.length)
  return hkdf(sha256, shared, salt, LABEL, 32)
}
