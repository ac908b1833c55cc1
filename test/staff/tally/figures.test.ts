// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { language } from '../../../src/staff/app/language.ts'
import { againstNorm, limitAt, sayClass } from '../../../src/staff/tally/classes.ts'
import { sayChange, sayPart, sayPartOf, sayPer100, sayShare } from '../../../src/staff/tally/say-figure.ts'

/** Spaces that keep a figure on one line, and places where one may be broken, are nothing to whoever reads it. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u200b', '')

afterEach(() => {
  language.value = 'zh'
})

describe('a change', () => {
  it('is said with both numbers and what it is a percentage of', () => {
    expect(plain(sayChange('上个月', 15, 18))).toBe('比上个月多 3 件（15 → 18，+20%）')
    expect(plain(sayChange('去年同月', 18, 15))).toBe('比去年同月少 3 件（18 → 15，-16.7%）')
    expect(plain(sayChange('上个月', 15, 15))).toBe('和上个月一样（15 → 15）')
  })

  it('has no percentage of nothing', () => {
    expect(plain(sayChange('上个月', 0, 18))).toBe('比上个月多 18 件（0 → 18）')
  })

  it('neither praises nor blames, in either language', () => {
    const said = ['zh', 'en'].flatMap((each) => {
      language.value = each as 'zh'
      return [sayChange('x', 3, 9), sayChange('x', 9, 3)]
    })
    for (const text of said) expect(text).not.toMatch(/好|差|进步|退步|恶化|better|worse|improve/)
  })
})

describe('a part', () => {
  it('always stands with its whole', () => {
    expect(plain(sayPart(12, 1340, true))).toBe('12 / 1,340')
    expect(plain(sayPartOf(12, 340))).toBe('12 / 340 件（3.5%）')
  })

  it('that is nothing says so alike whether none, too few or not yet due', () => {
    expect(sayPart(0, 340, true)).toBe('–')
    expect(sayShare(0, 340, true)).toBe('–')
    expect(sayPer100(0, 60, true)).toBe('–')
  })

  it('of exact figures is 0 where there was none', () => {
    expect(plain(sayPart(0, 340, false))).toBe('0 / 340')
    expect(sayShare(0, 340, false)).toBe('0%')
  })
})

describe('per 100 villages', () => {
  it('lets a large and a small county be read side by side', () => {
    expect(sayPer100(12, 340, true)).toBe('3.5')
    expect(sayPer100(9, 60, true)).toBe('15.0')
  })

  it('is nothing where there is no village', () => {
    expect(sayPer100(9, 0, false)).toBe('–')
  })
})

describe('the class of a number', () => {
  it('is said as its range', () => {
    expect([0, 2, 3, 51, 101].map(sayClass)).toEqual(['0', '2', '3–5', '51–100', '超过 100'])
  })

  it('is above a norm only as a whole', () => {
    expect(againstNorm(6, 5)).toBe('above')
    expect(againstNorm(3, 5)).toBe('within')
    expect(againstNorm(3, 4)).toBe('unclear')
    expect(againstNorm(101, 5000)).toBe('unclear')
  })

  it('has the limit of a norm behind all that it allows', () => {
    expect(limitAt(5)).toBe(4)
    expect(limitAt(0)).toBe(1)
    expect(limitAt(5000)).toBeUndefined()
  })
})
