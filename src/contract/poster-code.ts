import { hybridCheck } from './iso7064.ts'
import { type RandomBytes, randomDigits } from './random-digits.ts'

/** Crockford's alphabet: no I, L, O, U, so that a code survives being read aloud or copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const POSTER_CODE_LENGTH = 10
export const POSTER_CODE = '^[0-9A-HJKMNP-TV-Z]{10}$'

const values = (text: string): number[] => [...text].map((character) => ALPHABET.indexOf(character))

/** What a person typed or a phone scanned, in the one spelling: upper case, O→0, I and L→1, no spaces or dashes, full-width letters folded. */
export function normalizePosterCode(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

/** Whether a normalised code has ten letters of the alphabet and the right check character. A code that fails was mistyped, not revoked. */
export function isPosterCode(code: string): boolean {
  const digits = values(code)
  if (digits.length !== POSTER_CODE_LENGTH || digits.includes(-1)) return false
  return hybridCheck(digits.slice(0, -1), ALPHABET.length) === digits[digits.length - 1]
}

/** A new code: nine random characters (45 bits, so nobody finds a poster by trying) and the check character. */
export function makePosterCode(random: RandomBytes): string {
  const digits = randomDigits(POSTER_CODE_LENGTH - 1, ALPHABET.length, random)
  return [...digits, hybridCheck(digits, ALPHABET.length)].map((digit) => ALPHABET[digit]).join('')
}
