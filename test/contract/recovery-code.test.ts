import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRecoveryCode, readRecoveryCode } from '../../src/contract/recovery-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secret = () => new Uint8Array(randomBytes(32))
const exchange = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + 1)

describe('the printed recovery code', () => {
  it('is five lines of three groups of four and gives back the 32 bytes it was made of', () => {
    for (let round = 0; round < 200; round++) {
      const bytes = secret()
      const lines = formatRecoveryCode(bytes)
      expect(lines).toHaveLength(5)
      for (const line of lines) expect(line).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){2}[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readRecoveryCode(lines.join('\n'))).toEqual({ name: 'secret', secret: bytes })
    }
  })

  it('stays the same for ever: a page printed today is read in ten years', () => {
    const lines = formatRecoveryCode(Uint8Array.from({ length: 32 }, (_, index) => index * 7))
    expect(lines).toEqual(['003G W58W 4CN4', '32E1 Z8S6 N8PV', 'V2D5 R7EZ M5HA', 'J9SN 8D8N YVBC', 'VH6B TBCG 000B'])
  })

  it('is read as people type it: in one go, in small and full-width letters, O for 0, I and L for 1', () => {
    const bytes = secret()
    const lines = formatRecoveryCode(bytes)
    const wide = lines.join('\n').replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    const sloppy = lines.join('\n').replace(/0/g, 'o').replace(/1/g, 'l').toLowerCase()
    for (const typed of [lines.join(' '), lines.join('').replace(/ /g, '-'), wide, sloppy, `\n${lines.join('\n\n')}\n`])
      expect(readRecoveryCode(typed)).toEqual({ name: 'secret', secret: bytes })
  })

  it('names the line in which one character is wrong, so that only this line is compared again', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(11), fc.integer({ min: 1, max: 31 }), (line, at, off) => {
        const lines = formatRecoveryCode(secret()).map((text) => text.replace(/ /g, ''))
        const right = lines[line] ?? ''
        const wrong = exchange(right, at, ALPHABET[(ALPHABET.indexOf(right[at] ?? '') + off) % 32] ?? '')
        const typed = lines.map((text, index) => (index === line ? wrong : text)).join('\n')
        expect(readRecoveryCode(typed)).toEqual({ name: 'mistyped', lines: [line + 1] })
      }),
    )
  })

  it('notices a line with a character too few, and does not blame the lines after it', () => {
    const lines = formatRecoveryCode(secret())
    lines[1] = lines[1]?.slice(0, -1) ?? ''
    expect(readRecoveryCode(lines.join('\n'))).toEqual({ name: 'mistyped', lines: [2] })
  })

  it('notices lines in the wrong order and lines that are missing', () => {
    const [first = '', second = '', ...rest] = formatRecoveryCode(secret())
    expect(readRecoveryCode([second, first, ...rest].join('\n')).name).toBe('mistyped')
    expect(readRecoveryCode([first, second].join('\n'))).toEqual({ name: 'mistyped', lines: [3, 4, 5] })
    expect(readRecoveryCode('')).toEqual({ name: 'mistyped', lines: [1, 2, 3, 4, 5] })
  })
})
