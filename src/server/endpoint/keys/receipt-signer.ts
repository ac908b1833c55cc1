import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { Receipt } from '../../../contract/receipt.ts'
import { receiptMessage } from '../../../contract/receipt-message.ts'

export interface ReceiptSigner {
  /** Raw 32 bytes of the public key in base64, as `serverKeys` carries it. */
  readonly publicKey: string
  /** Ed25519 (RFC 8032) is deterministic: the same report gets the same receipt for ever. Call it only after the commit. */
  sign(id: string, digest: string, day: string): Receipt
}

export function receiptSigner(pkcs8: string): ReceiptSigner {
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' })
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(jwk.x ?? '', 'base64url').toString('base64'),
    sign: (id, digest, day) => {
      const signature = sign(null, Buffer.from(receiptMessage(id, digest, day)), privateKey).toString('base64')
      return { id, day, digest, signature }
    },
  }
}
