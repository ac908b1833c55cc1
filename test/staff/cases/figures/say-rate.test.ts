// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { CASE_ITEMS, CASE_RATES, type CaseCounts } from '../../../../src/contract/staff/cases/figures.ts'
import { changed, readFilters } from '../../../../src/staff/cases/figures/filters.ts'
import { nameOf, rateNamed } from '../../../../src/staff/cases/figures/rates.ts'
import { sayMedian, sayParts, sayRate } from '../../../../src/staff/cases/figures/say-rate.ts'
import { words } from '../../../../src/staff/cases/figures/words.ts'

const counts = (given: Partial<CaseCounts>): CaseCounts => ({
  ...(Object.fromEntries(CASE_ITEMS.map((item) => [item, 0])) as unknown as CaseCounts),
  ...given,
})

describe('a rate', () => {
  it('says what it is made of', () => {
    const of = counts({ 'done-passed': 35, passed: 38 })
    expect(sayParts(rateNamed('done-passed'), of)).toBe('35\u00a0/\u00a038')
    expect(sayRate(rateNamed('done-passed'), of)).toBe('92.1%')
  })
  it('of nothing is none, not 0 % and not 100 %', () => {
    expect(sayRate(rateNamed('on-time'), counts({}))).toBe('–')
  })
  it('of fewer than five ratings is not shown: one unhappy answer of two says nothing', () => {
    expect(sayRate(rateNamed('satisfied'), counts({ satisfied: 4, graded: 4 }))).toBe('–')
    expect(sayRate(rateNamed('satisfied'), counts({ satisfied: 4, graded: 5 }))).toBe('80%')
    expect(sayRate(rateNamed('on-time'), counts({ 'on-time': 1, done: 2 }))).toBe('50%')
  })
  it('has another numerator than every other one, and says how it is counted', () => {
    const names = CASE_RATES.map(nameOf)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(words.meanings[name]).toContain('÷')
  })
})

it.each([
  [undefined, '–'],
  [0, '不到1小时'],
  [8, '8到12小时'],
  [12, '12到24小时'],
  [24, '1到2天'],
  [336, '14到21天'],
  [2160, '90天或更久'],
])('the median class that begins at %s hours is %s', (floor, said) => expect(sayMedian(floor)).toBe(said))

describe('the question in the address', () => {
  it('leaves out what makes no sense', () => {
    expect(readFilters({ line: 'x', place: 'here', category: 'MTG', unit: 'a b', period: '2026-13' })).toEqual({
      category: 'MTG',
    })
    expect(readFilters({ line: 'grid', category: 'MTG', period: '2026-W47' })).toEqual({
      line: 'grid',
      period: '2026-W47',
    })
  })
  it('another line takes the category of the first one along', () => {
    expect(changed({ line: 'burden', category: 'MTG', period: '2026-10' }, { line: 'grid' })).toEqual({
      line: 'grid',
      period: '2026-10',
    })
    expect(changed({ category: 'MTG' }, { category: undefined })).toEqual({})
  })
})
