import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hybridCheck } from '../../src/contract/iso7064.ts'

const SYSTEMS = [
  { name: 'MOD 11,10 of receipt codes', modulus: 10, length: 23 },
  { name: 'MOD 33,32 of poster codes', modulus: 32, length: 9 },
]

describe.each(SYSTEMS)('the check character, $name', ({ modulus, length }) => {
  const digits = fc.array(fc.nat(modulus - 1), { minLength: length, maxLength: length })

  it('catches every single wrong character, the check character itself among them', () => {
    fc.assert(
      fc.property(digits, fc.nat(length), fc.integer({ min: 1, max: modulus - 1 }), (right, at, off) => {
        const whole = [...right, hybridCheck(right, modulus)]
        whole[at] = ((whole[at] as number) + off) % modulus
        expect(hybridCheck(whole.slice(0, -1), modulus)).not.toBe(whole[length])
      }),
    )
  })

  it('catches nearly every swap of neighbours', () => {
    let swaps = 0
    let missed = 0
    fc.assert(
      fc.property(digits, (right) => {
        const whole = [...right, hybridCheck(right, modulus)]
        for (let at = 0; at < length; at++) {
          const swapped = [...whole]
          swapped.splice(at, 2, whole[at + 1] as number, whole[at] as number)
          if (swapped[at] === whole[at]) continue
          swaps++
          if (hybridCheck(swapped.slice(0, -1), modulus) === swapped[length]) missed++
        }
      }),
      { numRuns: 2_000 },
    )
    expect(missed / swaps).toBeLessThan(0.03)
  })

  it('is a character of the same alphabet', () => {
    fc.assert(
      fc.property(digits, (right) => {
        const check = hybridCheck(right, modulus)
        expect(check).toBeGreaterThanOrEqual(0)
        expect(check).toBeLessThan(modulus)
      }),
    )
  })
})

it('the check character agrees with the example of the standard: 0794 gets 5', () => {
  expect(hybridCheck([0, 7, 9, 4], 10)).toBe(5)
})
