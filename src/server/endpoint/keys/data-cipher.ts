import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

/** AES-256-GCM at rest: nonce, tag, ciphertext. `context` binds a value to its use, so that none can be moved to another field. */
export interface DataCipher {
  seal(bytes: Uint8Array, context: string): Buffer
  /** @throws when the bytes were changed or belong to another context */
  open(sealed: Uint8Array, context: string): Buffer
}

export function dataCipher(dataKey: string): DataCipher {
  const key = Buffer.from(dataKey, 'base64')
  return {
    seal(bytes, context) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      const text = Buffer.concat([cipher.update(bytes), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open(sealed, context) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
      decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
    },
  }
}
