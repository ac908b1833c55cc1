import { hybridCheck } from './iso7064.ts'
import { type RandomBytes, randomDigits } from './random-digits.ts'

export const RECEIPT_CODE_LENGTH = 24

/**
 * How 64 bytes come from the 24 digits: scrypt with these parameters (RFC 7914), password = the ASCII digits, salt = the ASCII
 * text. 23 random digits are 76 bits; scrypt makes each guess cost 16 MiB. Changing one of them orphans every receipt ever shown.
 */
export const RECEIPT_DERIVATION = { salt: 'jianfu/receipt/1', N: 2 ** 14, r: 8, p: 1, bytes: 64 } as const

/** Digits only: full-width digits folded, spaces, dashes and dots (as people write them between groups) dropped. Anything else stays, and fails the check. */
export function normalizeReceiptCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s.,·、-]/g, '')
}

/** Whether a normalised code has 24 digits and the right check digit. */
export function isReceiptCode(code: string): boolean {
  if (!/^[0-9]{24}$/.test(code)) return false
  const digits = [...code].map(Number)
  return hybridCheck(digits.slice(0, -1), 10) === digits[digits.length - 1]
}

/** A new code, made on the phone without a network. */
export function makeReceiptCode(random: RandomBytes): string {
  const digits = randomDigits(RECEIPT_CODE_LENGTH - 1, 10, random)
  return [...digits, hybridCheck(digits, 10)].join('')
}

/** As people write it down: six groups of four. */
export function formatReceiptCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join(' ')
}
