import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { SealedPhoto } from '../../../contract/sealed-content.ts'
import type { Fetched } from './fetch-bytes.ts'
import { type Opened, openBytes } from './open-bytes.ts'

/**
 * Joins the pieces of a sealed photo and opens them. Every piece is held against its name first: one that was replaced on the
 * server's disk makes this photo damaged, and no other.
 *
 * @param fetchPiece bytes of the piece of this name
 * @returns the JPEG as the phone made it; `offline` when a piece could not be asked for
 */
export async function openPhoto(
  photo: SealedPhoto,
  identities: readonly string[],
  fetchPiece: (sha256: string) => Promise<Fetched>,
): Promise<Opened<Uint8Array> | { readonly name: 'offline' }> {
  const pieces: Uint8Array[] = []
  for (const name of photo.parts) {
    const piece = await fetchPiece(name)
    if (piece.name === 'offline') return piece
    if (piece.name === 'missing' || bytesToHex(sha256(piece.bytes)) !== name) return { name: 'damaged' }
    pieces.push(piece.bytes)
  }
  const joined = join(pieces)
  if (joined.length < photo.bytes) return { name: 'damaged' }
  return openBytes(identities, joined.subarray(0, photo.bytes))
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((bytes, piece) => bytes + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}
