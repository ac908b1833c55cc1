import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPosterCode, makePosterCode, normalizePosterCode, POSTER_CODE } from '../../src/contract/poster-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const random = (count: number) => randomBytes(count)

describe('a poster code', () => {
  it('is ten letters of the alphabet without I, L, O and U, and passes its own check', () => {
    for (let i = 0; i < 500; i++) {
      const code = makePosterCode(random)
      expect(code).toMatch(new RegExp(POSTER_CODE))
      expect(isPosterCode(code)).toBe(true)
    }
  })

  it('with any one letter wrong is told from one that is unknown', () => {
    const code = makePosterCode(random)
    for (let at = 0; at < 10; at++)
      for (const letter of ALPHABET)
        if (letter !== code[at]) expect(isPosterCode(code.slice(0, at) + letter + code.slice(at + 1))).toBe(false)
  })

  it('is understood in small letters, with O for 0, I and L for 1, spaces, dashes and full-width letters', () => {
    expect(normalizePosterCode(' o1il-abcd ef')).toBe('0111ABCDEF')
    expect(normalizePosterCode('0123')).toBe('0123')
    expect(normalizePosterCode('ABcd')).toBe('ABCD')
  })

  it('normalised twice is the same as once, in letters of half and full width', () => {
    const wide = fc.integer({ min: 0xff01, max: 0xff5e }).map((unit) => String.fromCharCode(unit))
    const typedText = fc
      .array(fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), wide))
      .map((letters) => letters.join(''))
    fc.assert(
      fc.property(typedText, (typed) => {
        const once = normalizePosterCode(typed)
        expect(normalizePosterCode(once)).toBe(once)
      }),
    )
  })

  it('of another length or alphabet is refused', () => {
    const code = makePosterCode(random)
    for (const wrong of ['', code.slice(1), `${code}0`, code.replace(/.$/, 'U'), code.replace(/.$/, '中')])
      expect(isPosterCode(wrong)).toBe(false)
  })
})
