import { hkdf } from '@noble/hashes/hkdf.js'
import { scrypt, scryptAsync } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { KEY_USES, STRETCH } from '../../contract/staff/password.ts'

export interface Stretched {
  /** 32 bytes hex: sent. */
  readonly login: string
  /** 32 bytes: never leaves the browser, opens the reviewer's own key. */
  readonly wrap: Uint8Array
}

const { N, r, p, bytes: dkLen } = STRETCH
const inputs = (password: string, salt: string) =>
  [new TextEncoder().encode(password.normalize('NFKC')), hexToBytes(salt), { N, r, p, dkLen }] as const

/**
 * What a password becomes (DESIGN 7), in one go: 128 MiB and about a second. For the worker only.
 *
 * @param salt 16 bytes hex, as the server keeps it for the name
 */
export const stretch = (password: string, salt: string): Stretched => keysOf(scrypt(...inputs(password, salt)))

/** The same, giving way to the page every 10 ms. */
export const stretchInPage = async (password: string, salt: string): Promise<Stretched> =>
  keysOf(await scryptAsync(...inputs(password, salt)))

function keysOf(secret: Uint8Array): Stretched {
  const derive = (use: string) => hkdf(sha256, secret, undefined, new TextEncoder().encode(use), STRETCH.bytes)
  return { login: bytesToHex(derive(KEY_USES.login)), wrap: derive(KEY_USES.wrap) }
}
