import { Decrypter, Encrypter } from 'age-encryption'
import { x25519Identity, x25519Recipient } from './x25519-recipient.ts'

/**
 * Seals bytes to X25519 recipients, as a binary age file that `age -d` opens.
 *
 * @param recipients `age1…`, one stanza each, in this order
 * @throws Error when a recipient is malformed: never seals to fewer than asked
 */
export async function sealTo(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(x25519Recipient(recipient))
  return await encrypter.encrypt(bytes)
}

/**
 * Opens an age file with one X25519 identity (`AGE-SECRET-KEY-1…`).
 *
 * @throws Error when it was sealed to somebody else or was damaged
 */
export async function openSealed(identity: string, sealed: Uint8Array): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(x25519Identity(identity))
  return await decrypter.decrypt(sealed)
}
