import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../../src/reporter/seal/clean-text.ts'

describe('typed text', () => {
  it.each([
    ['half an emoji', 'a\ud83db', 'a\ufffdb'],
    ['the other half', 'a\ude42b', 'a\ufffdb'],
    ['U+0000', 'a\0b', 'ab'],
    ['a whole emoji', '🙂', '🙂'],
    ['right-to-left marks', '\u202eabc', '\u202eabc'],
    ['blanks around', '  会  ', '会'],
  ])('with %s is kept as every part of the way can keep it', (_, typed, kept) => {
    expect(cleanText(typed, 100)).toBe(kept)
  })

  it('that is empty is left out', () => {
    for (const typed of [undefined, '', ' \n', '\0']) expect(cleanText(typed, 100)).toBeUndefined()
  })

  it('cut at the limit never ends in half a character, and never becomes longer', () => {
    expect(cleanText('a🙂', 2)).toBe('a\ufffd')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (typed, limit) => {
        const clean = cleanText(typed, limit) ?? ''
        expect(clean.length).toBeLessThanOrEqual(limit)
        expect(clean).not.toMatch(/[\uD800-\uDFFF]/u)
      }),
    )
  })
})
