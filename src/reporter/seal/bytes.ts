import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 as 64 lower-case hex digits. Never through `crypto.subtle`, which a page opened over plain http on a LAN does not have. */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/**
 * `count` random bytes, in steps of the 64 KiB that one call of the browser gives.
 *
 * @throws Error when the browser has no random source: nothing may be sealed then
 */
export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count)
  for (let start = 0; start < count; start += 65_536)
    crypto.getRandomValues(bytes.subarray(start, Math.min(count, start + 65_536)))
  return bytes
}

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
