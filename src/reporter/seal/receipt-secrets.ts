import { bytesToHex } from '@noble/hashes/utils.js'
import { makeReceiptCode } from '../../contract/receipt-code.ts'
import { encodeIdentity, recipientOfSecret } from '../../crypto/age-keys.ts'
import { randomBytes } from '../../crypto/random-bytes.ts'
import { sha256Hex } from './bytes.ts'
import { deriveBytesInPage } from './derive-bytes.ts'
import { deriveInWorker } from './derive-in-worker.ts'
import type { ReceiptSecrets } from './types.ts'

/** A new receipt code and all that follows from it. Made while the form is filled: it takes up to 1.6 s on the slowest phones. */
export const makeReceiptSecrets = (): Promise<ReceiptSecrets> => deriveReceiptSecrets(makeReceiptCode(randomBytes))

/**
 * What follows from a receipt code: bytes 0-15 are the report's id, 16-31 the access key, 32-63 the identity for replies.
 *
 * @param code 24 digits, normalised and checked by the caller (`normalizeReceiptCode`, `isReceiptCode`)
 */
export async function deriveReceiptSecrets(code: string): Promise<ReceiptSecrets> {
  const bytes = await deriveInWorker(code).catch(() => deriveBytesInPage(code))
  const accessKey = bytes.subarray(16, 32)
  const replySecret = bytes.subarray(32, 64)
  return {
    code,
    id: bytesToHex(bytes.subarray(0, 16)),
    accessKey: bytesToHex(accessKey),
    accessHash: sha256Hex(accessKey),
    replyIdentity: encodeIdentity(replySecret),
    replyTo: recipientOfSecret(replySecret),
  }
}
