/** A source of random bytes: `crypto.getRandomValues` on the phone, `randomBytes` on the server, a fixed list in tests. */
export type RandomBytes = (count: number) => Uint8Array

/**
 * Draws `count` even digits 0 … base-1 by rejection: a byte modulo 10 would make 0-5 likelier than 6-9 and a code easier to guess.
 *
 * @param base 2 … 256
 */
export function randomDigits(count: number, base: number, random: RandomBytes): number[] {
  const ceiling = 256 - (256 % base)
  const digits: number[] = []
  while (digits.length < count) {
    for (const byte of random(count - digits.length)) if (byte < ceiling) digits.push(byte % base)
  }
  return digits
}
