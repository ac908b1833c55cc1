import { scrypt, scryptAsync } from '@noble/hashes/scrypt.js'
import { RECEIPT_DERIVATION } from '../../contract/receipt-code.ts'

const { salt, N, r, p, bytes: dkLen } = RECEIPT_DERIVATION

/** The 64 bytes a receipt code stands for, in one go: 16 MiB and up to 1.6 s on the slowest phones. For the worker only. */
export const deriveBytes = (code: string): Uint8Array => scrypt(code, salt, { N, r, p, dkLen })

/** The same, giving way to the page every 10 ms. */
export const deriveBytesInPage = (code: string): Promise<Uint8Array> => scryptAsync(code, salt, { N, r, p, dkLen })
