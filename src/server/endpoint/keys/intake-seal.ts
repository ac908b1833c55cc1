import { createPrivateKey, createPublicKey, diffieHellman, hkdfSync, type KeyObject } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { base64nopad, bech32 } from '@scure/base'
import { Decrypter, type Identity, identityToRecipient } from 'age-encryption'

export interface IntakeSeal {
  /** `age1…`, what phones seal to. */
  readonly recipient: string
  /** The report inside. @throws when the bytes are no age file for this key, or were changed */
  open(sealed: Uint8Array): Promise<Uint8Array>
}

const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const SPKI_X25519 = Buffer.from('302a300506032b656e032100', 'hex')
const FILE_KEY_BYTES = 16

/** Phones seal to one key. Every further stanza costs a key agreement: a body full of them would stop the server for all. */
const MOST_STANZAS = 8

/**
 * The library does the format; the one key agreement of the X25519 stanza (age-encryption.org/v1, "The X25519 recipient
 * type") goes through Node's own primitives, which are some twenty times faster than those in JavaScript.
 */
function nativeIdentity(scalar: Uint8Array): Identity {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_X25519, scalar]), format: 'der', type: 'pkcs8' })
  const ours = rawPublicKey(createPublicKey(privateKey))
  return {
    unwrapFileKey(stanzas) {
      if (stanzas.length > MOST_STANZAS) return null
      for (const { args, body } of stanzas) {
        if (args[0] !== 'X25519' || args.length !== 2 || body.length !== FILE_KEY_BYTES + 16) continue
        const share = base64nopad.decode(args[1] ?? '')
        if (share.length !== 32) continue
        const publicKey = createPublicKey({ key: Buffer.concat([SPKI_X25519, share]), format: 'der', type: 'spki' })
        const secret = diffieHellman({ privateKey, publicKey })
        const salt = Buffer.concat([share, ours])
        const wrapKey = new Uint8Array(hkdfSync('sha256', secret, salt, 'age-encryption.org/v1/X25519', 32))
        try {
          return chacha20poly1305(wrapKey, new Uint8Array(12)).decrypt(body)
        } catch {
          // A stanza for somebody else.
        }
      }
      return null
    },
  }
}

const rawPublicKey = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url')

export async function intakeSeal(identity: string): Promise<IntakeSeal> {
  const { words } = bech32.decode(identity.toLowerCase() as `${string}1${string}`, false)
  const decrypter = new Decrypter()
  decrypter.addIdentity(nativeIdentity(bech32.fromWords(words)))
  return {
    recipient: await identityToRecipient(identity),
    open: (sealed) => decrypter.decrypt(sealed),
  }
}
