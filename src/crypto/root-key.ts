import { ed25519 } from '@noble/curves/ed25519.js'
import { base64 } from '@scure/base'
import type { SignedKeys } from '../contract/signed-keys.ts'
import { signedKeysMessage } from '../contract/signed-keys-message.ts'

/** What a root key signs. */
export interface UnsignedKeys {
  readonly recipients: readonly string[]
  readonly intakeKey: string
  readonly serverKeys: readonly string[]
}

export interface RootKey {
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string
  sign(keys: UnsignedKeys): SignedKeys
  /** Signature over a message, base64: proves that the printed page is at hand. */
  prove(message: string): string
}

/** @param seed 32 bytes (RFC 8032) */
export function rootKey(seed: Uint8Array): RootKey {
  const publicKey = base64.encode(ed25519.getPublicKey(seed))
  return {
    publicKey,
    sign: ({ recipients, intakeKey, serverKeys }) => {
      const message = messageOf({ recipients, intakeKey, serverKeys })
      return {
        ...{ recipients: [...recipients], intakeKey, serverKeys: [...serverKeys], root: publicKey },
        signature: base64.encode(ed25519.sign(message, seed)),
      }
    },
    prove: (message) => base64.encode(ed25519.sign(new TextEncoder().encode(message), seed)),
  }
}

/**
 * Whether the operator's root key has signed exactly these keys, in this order.
 *
 * @param root the key the caller trusts (pinned by a phone, founded on this server), never one that came along with the keys
 * @returns false also for a malformed key or signature: as good as none
 */
export function isSignedBy(root: string, keys: UnsignedKeys, signature: string): boolean {
  try {
    return ed25519.verify(base64.decode(signature), messageOf(keys), base64.decode(root))
  } catch {
    return false
  }
}

/** The operator's keys as a sheet, or this phone's memory of one, tells them. */
export interface ShownKeys extends UnsignedKeys {
  readonly root?: string
  readonly signature?: string
}

/**
 * Whether a phone may use these keys. Once it has pinned a root key, only what that key has signed: a server that was broken
 * into cannot hand out its own. Before, what the keys' own root has signed, or unsigned ones of an operator who has no root.
 */
export function areTrusted(keys: ShownKeys, pinned: string | undefined): boolean {
  const root = pinned ?? keys.root
  return root === undefined || (keys.signature !== undefined && isSignedBy(root, keys, keys.signature))
}

const messageOf = (keys: UnsignedKeys): Uint8Array => new TextEncoder().encode(signedKeysMessage(keys))
