import { ed25519 } from '@noble/curves/ed25519.js'
import type { Receipt } from '../../contract/receipt.ts'
import { receiptMessage } from '../../contract/receipt-message.ts'

export type ReceiptCheck = 'valid' | 'other-report' | 'unknown-key'

/**
 * Whether a receipt is the server's word for exactly these bytes. Only then may the queue forget them: a proxy's invented 201,
 * or a receipt for another body under the same id, would lose the report.
 *
 * @param expected `serverKeys` are base64 of 32 raw Ed25519 bytes, from the poster
 * @returns `unknown-key` also for a signature that is simply wrong: the two cannot be told apart
 */
export function verifyReceipt(
  receipt: Receipt,
  expected: { readonly id: string; readonly digest: string; readonly serverKeys: readonly string[] },
): ReceiptCheck {
  if (receipt.id !== expected.id || receipt.digest !== expected.digest) return 'other-report'
  const message = new TextEncoder().encode(receiptMessage(receipt.id, receipt.digest, receipt.day))
  const known = expected.serverKeys.some((key) => isSignedBy(key, receipt.signature, message))
  return known ? 'valid' : 'unknown-key'
}

function isSignedBy(key: string, signature: string, message: Uint8Array): boolean {
  try {
    return ed25519.verify(fromBase64(signature), message, fromBase64(key))
  } catch {
    return false // malformed key or signature: as good as none
  }
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
