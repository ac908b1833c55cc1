import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { randomBytes } from '../../crypto/random-bytes.ts'
import { exactBuffer } from './bytes.ts'

const KEY_NAME = 'jianfu-draft'
const NONCE_BYTES = 24

/** Where storage is refused the key lives here: the draft is lost at a reload, and can be read by nobody. */
let keyInMemory: string | undefined

/**
 * Encrypts the draft of a burden report under a key of this tab's session. What stays in IndexedDB after the tab is gone can
 * be opened by nobody, also not by someone who takes the phone.
 *
 * @returns 24 bytes of nonce, then the ciphertext (XChaCha20-Poly1305)
 */
export async function sealDraft(text: string): Promise<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const sealed = xchacha20poly1305(draftKey() ?? newDraftKey(), nonce).encrypt(new TextEncoder().encode(text))
  const bytes = new Uint8Array(NONCE_BYTES + sealed.length)
  bytes.set(nonce)
  bytes.set(sealed, NONCE_BYTES)
  return exactBuffer(bytes)
}

/** The draft's text, or undefined when the session that wrote it is over or the bytes are damaged. */
export async function openDraft(bytes: ArrayBuffer): Promise<string | undefined> {
  const key = draftKey()
  if (!key) return undefined
  const all = new Uint8Array(bytes)
  try {
    const text = xchacha20poly1305(key, all.subarray(0, NONCE_BYTES)).decrypt(all.subarray(NONCE_BYTES))
    return new TextDecoder().decode(text)
  } catch {
    return undefined
  }
}

/** Makes every draft written so far unreadable at once, even if its bytes cannot be deleted. */
export function forgetDraftKey(): void {
  keyInMemory = undefined
  withSession((session) => session.removeItem(KEY_NAME))
}

function draftKey(): Uint8Array | undefined {
  const hex = withSession((session) => session.getItem(KEY_NAME)) ?? keyInMemory
  return hex && /^[0-9a-f]{64}$/.test(hex) ? hexToBytes(hex) : undefined
}

function newDraftKey(): Uint8Array {
  const key = randomBytes(32)
  keyInMemory = bytesToHex(key)
  withSession((session) => session.setItem(KEY_NAME, bytesToHex(key)))
  return key
}

/** Reading `sessionStorage` throws where site data is blocked, and writing where the quota is zero. */
function withSession<Result>(use: (session: Storage) => Result): Result | undefined {
  try {
    return use(sessionStorage)
  } catch {
    return undefined
  }
}
