import { contentDigest } from '../../contract/api.ts'
import { toBase64 } from '../queue/base64.ts'

/** The Content-Digest header for a digest as the queue keeps it, in hex. */
export const digestHeader = (hex: string): string =>
  contentDigest(toBase64(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))))
