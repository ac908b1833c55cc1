import { LIMITS } from '../../contract/limits.ts'
import { randomBytes } from '../../crypto/random-bytes.ts'
import { exactBuffer, sha256Hex } from './bytes.ts'
import type { SealedPart } from './types.ts'

/** Pieces of at most 64 KiB, each named by its SHA-256; together, in order, the bytes of a plain grid photo. */
export function cutParts(bytes: Uint8Array): SealedPart[] {
  const parts: SealedPart[] = []
  for (let start = 0; start < bytes.length; start += LIMITS.partBytes) {
    const piece = bytes.subarray(start, start + LIMITS.partBytes)
    parts.push({ sha256: sha256Hex(piece), bytes: exactBuffer(piece) })
  }
  return parts
}

/**
 * The same for a sealed photo, the last piece filled up with random bytes: all pieces have one length, and where the
 * ciphertext ends cannot be seen. The reader cuts the joined pieces off at `SealedPhoto.bytes`.
 */
export function cutPaddedParts(sealed: Uint8Array): SealedPart[] {
  const rest = sealed.length % LIMITS.partBytes
  if (rest === 0) return cutParts(sealed)
  const filled = new Uint8Array(sealed.length - rest + LIMITS.partBytes)
  filled.set(sealed)
  filled.set(randomBytes(LIMITS.partBytes - rest), sealed.length)
  return cutParts(filled)
}
