// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { plusPeriods } from '../../../src/contract/staff/period.ts'
import { language } from '../../../src/staff/app/language.ts'
import { firstDayOf, inGrain, isRunning, lastDayOf } from '../../../src/staff/tally/periods.ts'
import { sayPeriod, shortPeriod } from '../../../src/staff/tally/say-period.ts'

afterEach(() => {
  language.value = 'zh'
})

describe('a period', () => {
  it('is said as people say it', () => {
    expect(['2026', '2026-10', '2026-W43', '2026-10-19'].map(sayPeriod)).toEqual([
      '2026年',
      '2026年10月',
      '2026年10月19日那一周',
      '2026年10月19日',
    ])
    language.value = 'en'
    expect(['2026', '2026-10', '2026-W43', '2026-10-19'].map(sayPeriod)).toEqual([
      '2026',
      'October 2026',
      'the week of 19 October 2026',
      '19 October 2026',
    ])
  })

  it('shows its year at the first of a row and at each new year', () => {
    expect(['2025-12', '2026-01', '2026-02'].map((month, index) => shortPeriod(month, index === 0))).toEqual([
      '25年12月',
      '26年1月',
      '2月',
    ])
  })

  it('ends the day before the next one begins', () => {
    for (const period of ['2026', '2028-02', '2026-W53', '2026-12-31']) {
      const next = firstDayOf(plusPeriods(period, 1))
      expect(lastDayOf(period) < next).toBe(true)
      expect(isRunning(period, lastDayOf(period))).toBe(true)
      expect(isRunning(period, next)).toBe(false)
    }
  })
})

describe('another length of period', () => {
  it('never lies ahead', () => {
    expect(inGrain('2026', 'month', '2026-11-22')).toBe('2026-11')
    expect(inGrain('2026-11', 'week', '2026-11-22')).toBe('2026-W47')
    expect(inGrain('2025', 'month', '2026-11-22')).toBe('2025-12')
  })

  it('is no week whose blocks are not made: it could only be empty', () => {
    expect(inGrain('2026-11', 'week', '2026-11-22', '2026-W46')).toBe('2026-W46')
  })

  it('of a week is the month and year of its Thursday', () => {
    expect(inGrain('2026-W01', 'year', '2026-11-22')).toBe('2026')
    expect(inGrain('2026-W40', 'month', '2026-11-22')).toBe('2026-10')
  })
})
