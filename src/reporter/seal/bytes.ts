import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { randomBytes } from '../../crypto/random-bytes.ts'

/** SHA-256 as 64 lower-case hex digits. Never through `crypto.subtle`, which a page opened over plain http on a LAN does not have. */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** The bytes in an ArrayBuffer of exactly their length. A view into a larger buffer would put the rest of it into the queue, and on the wire. */
export function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(bytes.length)
  copy.set(bytes)
  return copy.buffer
}

/** Unbiased shuffle (Fisher-Yates over rejection-sampled indices), so that the order says nothing. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
  const list = [...items]
  for (let last = list.length - 1; last > 0; last--) {
    const other = randomIndex(last + 1)
    const held = list[last] as Item
    list[last] = list[other] as Item
    list[other] = held
  }
  return list
}

function randomIndex(below: number): number {
  const ceiling = 256 - (256 % below)
  for (;;) {
    const byte = randomBytes(1)[0] as number
    if (byte < ceiling) return byte % below
  }
}
