import { sha256 } from '@noble/hashes/sha2.js'

/**
 * What two people compare by voice: the first 80 bits of the SHA-256 of a key's text as four groups of five digits (66 bits
 * remain). Digits, because they are read aloud in every dialect.
 *
 * @param key `age1…` or a root key in base64
 */
export function fingerprint(key: string): string {
  const first = sha256(new TextEncoder().encode(key)).subarray(0, 10)
  const number = first.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % 10n ** 20n
  return (number.toString().padStart(20, '0').match(/.{5}/g) ?? []).join(' ')
}
