import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatReceiptCode,
  isReceiptCode,
  makeReceiptCode,
  normalizeReceiptCode,
} from '../../src/contract/receipt-code.ts'

const random = (count: number) => randomBytes(count)
const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

describe('a receipt code', () => {
  it('has 24 digits and passes its own check', () => {
    for (let i = 0; i < 500; i++) {
      const code = makeReceiptCode(random)
      expect(code).toMatch(/^[0-9]{24}$/)
      expect(isReceiptCode(code)).toBe(true)
    }
  })

  it('with one wrong digit is refused, so that nobody waits for an answer under a mistyped code', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.integer({ min: 1, max: 9 }), (at, off) => {
        const code = makeReceiptCode(random)
        const wrong = (Number(code[at]) + off) % 10
        expect(isReceiptCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false)
      }),
    )
  })

  it('is understood with spaces, dashes, dots and full-width digits, as people write and keyboards type', () => {
    const code = makeReceiptCode(random)
    const groups = formatReceiptCode(code)
    expect(groups).toMatch(/^(\d{4} ){5}\d{4}$/)
    for (const typed of [groups, groups.replace(/ /g, '-'), groups.replace(/ /g, '·'), wide(groups), ` ${code}\n`])
      expect(normalizeReceiptCode(typed)).toBe(code)
  })

  it('with letters stays wrong instead of being guessed', () => {
    expect(isReceiptCode(normalizeReceiptCode('1234 5678 90ab 1234 5678 9012'))).toBe(false)
    expect(isReceiptCode('')).toBe(false)
  })

  it('has even digits: none is likelier than another, else a code is easier to guess', () => {
    const counts = new Array<number>(10).fill(0)
    for (let i = 0; i < 4_000; i++)
      for (const digit of makeReceiptCode(random).slice(0, -1)) counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1
    const expected = (4_000 * 23) / 10
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(chiSquare).toBeLessThan(40) // 9 degrees of freedom: exceeded by chance once in 100 000 runs
  })

  it('throws bytes away that would favour low digits', () => {
    let given = 0
    const bytes = [255, 254, 250, 249, 7]
    const code = makeReceiptCode((count) => Uint8Array.from({ length: count }, () => bytes[given++] ?? 3))
    expect(code.startsWith('97')).toBe(true)
  })
})
