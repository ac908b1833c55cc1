import { createPublicKey, verify } from 'node:crypto'
import { identityToRecipient } from 'age-encryption'
import type { Poster } from '../../contract/poster.ts'
import type { SignedKeys } from '../../contract/signed-keys.ts'
import { signedKeysMessage } from '../../contract/signed-keys-message.ts'
import type { Installation } from './installation.ts'
import { receiptSigner } from './keys/receipt-signer.ts'
import type { Secrets } from './keys/secrets.ts'

/** The server's own public keys of today. */
export interface ServerKeys {
  readonly intakeKey: string
  readonly serverKeys: readonly string[]
}

export const serverKeysOf = async ({ intake, receipt }: Secrets): Promise<ServerKeys> => ({
  intakeKey: await identityToRecipient(intake),
  serverKeys: [receiptSigner(receipt).publicKey],
})

/** What a sheet says of the operator's keys. */
export type SheetKeys = Pick<Poster, 'recipients' | 'intakeKey' | 'serverKeys' | 'root' | 'signature'>

export type KeysInForce =
  | { readonly name: 'ready'; readonly keys: SheetKeys }
  /** No reviewer has made keys. */
  | { readonly name: 'none' }
  /** The secrets have changed: phones would refuse what the root key has not signed. */
  | { readonly name: 'server-changed' }
  | { readonly name: 'broken' }

/**
 * Keys for sheets: the signed ones, else the recipients of `init --recipient`, which nobody has signed. Signed keys that do not
 * hold are never replaced by unsigned ones: phones that have pinned the root key would refuse them, new phones would not notice.
 *
 * @param signed setting `signed-keys`
 */
export function keysInForce(signed: string | undefined, installation: Installation, server: ServerKeys): KeysInForce {
  if (signed === undefined) {
    const recipients = [...installation.recipients]
    if (recipients.length === 0) return { name: 'none' }
    return { name: 'ready', keys: { recipients, intakeKey: server.intakeKey, serverKeys: [...server.serverKeys] } }
  }
  const keys = JSON.parse(signed) as SignedKeys
  if (!isSigned(keys)) return { name: 'broken' }
  return isOfServer(keys, server) ? { name: 'ready', keys } : { name: 'server-changed' }
}

/** Whether the keys name exactly the server's own. */
export const isOfServer = (keys: ServerKeys, { intakeKey, serverKeys }: ServerKeys): boolean =>
  keys.intakeKey === intakeKey && keys.serverKeys.join() === serverKeys.join()

/** Whether the keys carry a good signature by the root key they name. */
export const isSigned = (keys: SignedKeys): boolean => isSignedBy(keys.root, signedKeysMessage(keys), keys.signature)

/** @param root raw Ed25519 public key, base64 */
export function isSignedBy(root: string, message: string, signature: string): boolean {
  try {
    const x = Buffer.from(root, 'base64').toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    return verify(null, Buffer.from(message), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
