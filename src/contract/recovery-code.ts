import { hybridCheck } from './iso7064.ts'

/** Crockford's alphabet, as in poster codes: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SECRET_BYTES = 32
const LINES = 5
/** Characters of a line that carry the secret; one more checks them. 5 × 11 × 5 bits hold 256 and 19 zeros. */
const CARRYING = 11

/**
 * What the printed secret is used for (HKDF-SHA-256 without salt, 32 bytes each): the age identity that opens the recovery
 * shares, and the seed of the Ed25519 key that signs the operator's keys. Changing one of them makes every printed page worthless.
 */
export const RECOVERY_USES = { age: 'jianfu/recovery/age/1', root: 'jianfu/recovery/root/1' } as const

/** Lines are numbered in the check, so that two lines written in the wrong order are noticed too. */
const checkOf = (line: number, digits: readonly number[]): number => hybridCheck([line + 1, ...digits], ALPHABET.length)

/** The secret as it is printed: five lines of three groups of four; the last character of a line is its check. */
export function formatRecoveryCode(secret: Uint8Array): string[] {
  const bits = [...secret].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const digits = (bits.padEnd(LINES * CARRYING * 5, '0').match(/.{5}/g) ?? []).map((five) => Number.parseInt(five, 2))
  return Array.from({ length: LINES }, (_, line) => {
    const carrying = digits.slice(line * CARRYING, (line + 1) * CARRYING)
    const text = [...carrying, checkOf(line, carrying)].map((digit) => ALPHABET[digit]).join('')
    return text.match(/.{4}/g)?.join(' ') ?? text
  })
}

export type RecoveryReading =
  | { readonly name: 'secret'; readonly secret: Uint8Array }
  /** Lines (1 … 5) in which something is wrong, missing or too much. */
  | { readonly name: 'mistyped'; readonly lines: readonly number[] }

/**
 * Reads the printed page back: O→0, I and L→1, small and full-width letters, dashes and spaces as people type them. Says which
 * lines to compare with the page once more.
 *
 * @param typed lines as printed, or everything in one
 */
export function readRecoveryCode(typed: string): RecoveryReading {
  const lines = linesOf(typed)
  const read = lines.map(digitsOf)
  const wrong = read.flatMap((digits, line) => (isWhole(line, digits) ? [] : [line + 1]))
  if (wrong.length > 0) return { name: 'mistyped', lines: wrong }
  const bits = read.flatMap((digits) => digits.slice(0, CARRYING).map((digit) => digit.toString(2).padStart(5, '0')))
  const bytes = bits.join('').match(/.{8}/g) ?? []
  // Zeros fill the last line up. A page of another kind would be the only one with something else there.
  if (
    bits
      .join('')
      .slice(SECRET_BYTES * 8)
      .includes('1')
  )
    return { name: 'mistyped', lines: [LINES] }
  return { name: 'secret', secret: Uint8Array.from(bytes.slice(0, SECRET_BYTES), (byte) => Number.parseInt(byte, 2)) }
}

/** Line by line if that is how it was typed, so that a character too few spoils one line and not all that follow. */
function linesOf(typed: string): string[] {
  const clean = (text: string) =>
    text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const rows = typed.split(/[\r\n]+/).map(clean)
  const filled = rows.filter((row) => row !== '')
  const all = filled.join('')
  const cut = Array.from({ length: LINES }, (_, line) => all.slice(line * (CARRYING + 1), (line + 1) * (CARRYING + 1)))
  if (filled.length === LINES) return filled
  return [...cut.slice(0, -1), all.slice((LINES - 1) * (CARRYING + 1))]
}

const digitsOf = (line: string): number[] => [...line].map((character) => ALPHABET.indexOf(character))

const isWhole = (line: number, digits: readonly number[]): boolean =>
  digits.length === CARRYING + 1 &&
  !digits.includes(-1) &&
  checkOf(line, digits.slice(0, CARRYING)) === digits[CARRYING]
