/**
 * ISO 7064 hybrid systems (MOD M+1, M): one check character of the same alphabet catches every single wrong character and
 * nearly every swap of neighbours.
 *
 * @param digits values 0 … modulus-1, without the check character
 * @param modulus size M of the alphabet: 10 for decimal digits, 32 for Crockford's letters
 * @returns value 0 … modulus-1 of the check character
 */
export function hybridCheck(digits: readonly number[], modulus: number): number {
  let product = modulus
  for (const digit of digits) {
    const sum = (product + digit) % modulus
    product = ((sum === 0 ? modulus : sum) * 2) % (modulus + 1)
  }
  return (modulus + 1 - product) % modulus
}
