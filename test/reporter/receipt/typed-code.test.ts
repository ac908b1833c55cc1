import { describe, expect, it } from 'vitest'
import { formatReceiptCode, makeReceiptCode } from '../../../src/contract/receipt-code.ts'
import { grouped, typedCode } from '../../../src/reporter/receipt/typed-code.ts'

const code = makeReceiptCode((count) => new Uint8Array(count).map((_, index) => index * 7))
const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

describe('a receipt code being typed', () => {
  it('is whole with 24 digits, as people write and type them', () => {
    for (const text of [code, formatReceiptCode(code), formatReceiptCode(code).replace(/ /g, '-'), wide(code)])
      expect(typedCode(text)).toEqual({ name: 'whole', code })
  })

  it('is caught with one wrong digit', () => {
    const slip = `${code.slice(0, 5)}${(Number(code[5]) + 1) % 10}${code.slice(6)}`
    expect(typedCode(slip)).toEqual({ name: 'wrong' })
  })

  it('says what is missing, too much or no digit', () => {
    expect(typedCode('')).toEqual({ name: 'empty' })
    expect(typedCode(code.slice(0, 20))).toEqual({ name: 'short', left: 4 })
    expect(typedCode(`${code}0`)).toEqual({ name: 'long' })
    expect(typedCode('12a4')).toEqual({ name: 'letters' })
  })
})

describe('the groups of four', () => {
  it('form while typing, the cursor staying behind its digit', () => {
    expect(grouped('12345', 5)).toEqual({ text: '1234 5', cursor: 6 })
    expect(grouped('1234', 4)).toEqual({ text: '1234', cursor: 4 })
    expect(grouped('12934 5', 3)).toEqual({ text: '1293 45', cursor: 3 })
  })

  it('leave alone what is no code', () => {
    expect(grouped('12a', 2)).toEqual({ text: '12a', cursor: 2 })
  })
})
