import { describe, expect, it } from 'vitest'
import { measure, outline, printable, unprintable } from '../../../src/server/sheets/fonts.ts'

describe('The fonts of the sheets', () => {
  it('measure a Chinese character as one em, and a line as the sum of its characters', () => {
    expect(measure.width('李大人庄村', 'bold')).toBe(5)
    expect(measure.width('', 'regular')).toBe(0)
    expect(measure.width('3号楼', 'regular')).toBeCloseTo(2 + measure.width('3', 'regular'), 6)
  })

  it('say which characters they do not have, and set a sign of its width in their place', () => {
    expect(unprintable('𣒍村𡌶𣒍庄')).toEqual(['𣒍', '𡌶'])
    expect(printable('𣒍村')).toBe('〓村')
    expect(measure.width('𣒍村', 'bold')).toBe(measure.width('〓村', 'bold'))
    expect(unprintable('𨙸村')).toEqual([])
  })

  it('leave out marks without a width, which come with names copied from tables', () => {
    expect(printable('李\u200b大\ufeff人')).toBe('李大人')
    expect(unprintable('李\u200b大\ufeff人')).toEqual([])
  })

  it('set a radical as the character it looks like, so that searching the file finds it', () => {
    expect(printable('\u2f00村')).toBe('一村')
  })

  it('outline every glyph of a line where it stands', () => {
    const [first, second, ...others] = outline('一 村', 'regular')
    expect(first).toMatchObject({ x: 0 })
    expect(second?.x).toBeGreaterThan(1000)
    expect(second?.path).toMatch(/^M[-\d. MLQCZ]+Z$/)
    expect(others).toEqual([])
  })
})
