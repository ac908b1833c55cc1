import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  burdenPeriods,
  gridPeriods,
  isPeriod,
  lastYearOf,
  mondayOf,
  mondayOfWeek,
  plusDays,
  plusPeriods,
  weekOf,
  weeksOf,
} from '../../src/contract/staff/period.ts'

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a week', () => {
  it.each([
    ['2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2025-12-29', '2026-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
    ['2026-10-19', '2026-W43'],
  ])('of %s is %s', (of, week) => expect(weekOf(of)).toBe(week))

  it('is that of its Monday, which is found from its name', () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(new Date(`${mondayOf(one)}T00:00:00Z`).getUTCDay()).toBe(1)
        expect(mondayOfWeek(weekOf(one))).toBe(mondayOf(one))
        expect(isPeriod(weekOf(one))).toBe(true)
      }),
    )
  })

  it('belongs to the month and year of its Thursday for a burden report, which has no day', () => {
    expect(burdenPeriods('2026-12-28')).toEqual(['2026-W53', '2026-12', '2026'])
    expect(burdenPeriods('2025-12-29')).toEqual(['2026-W01', '2026-01', '2026'])
    expect(burdenPeriods('2026-03-30')).toEqual(['2026-W14', '2026-04', '2026'])
  })

  it('is one of four or five of its month, of 52 or 53 of its year: months that are compared may differ', () => {
    expect(['2026-06', '2026-07', '2026-12', '2026-02', '2025', '2026', '2026-W43', '2026-10-19'].map(weeksOf)).toEqual(
      [4, 5, 5, 4, 52, 53, 1, 0],
    )
    const counted = new Map<string, number>()
    for (let monday = '2019-12-30'; monday < '2040-12-31'; monday = plusDays(monday, 7)) {
      for (const period of burdenPeriods(monday)) counted.set(period, (counted.get(period) ?? 0) + 1)
    }
    for (const [period, weeks] of counted) expect(weeksOf(period), period).toBe(weeks)
  })

  it('does not decide on month and year of a grid report, which has a day', () => {
    expect(gridPeriods('2027-01-01')).toEqual(['2027-01-01', '2026-W53', '2027-01', '2027'])
  })
})

describe('periods', () => {
  it.each([
    ['2026', -1, '2025'],
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-03', -25, '2024-02'],
    ['2026-W53', 1, '2027-W01'],
    ['2026-W01', -1, '2025-W52'],
    ['2024-02-28', 1, '2024-02-29'],
  ])('%s and %i', (period, steps, other) => {
    expect(plusPeriods(period, steps)).toBe(other)
    expect(plusPeriods(other, -steps)).toBe(period)
  })

  it.each(['2026', '2026-02', '2026-W53', '2024-02-29'])('%s is one', (period) => expect(isPeriod(period)).toBe(true))

  it.each(['26', '2026-13', '2026-00', '2025-W53', '2026-W00', '2026-02-29', '2026-02-30', '2026-1', ''])(
    '%s is none',
    (period) => expect(isPeriod(period)).toBe(false),
  )

  it('are compared with the same one of the year before; the 53rd week with the 52nd, 29 February with the 28th', () => {
    expect(['2026', '2026-10', '2026-W43', '2026-10-19'].map(lastYearOf)).toEqual([
      '2025',
      '2025-10',
      '2025-W43',
      '2025-10-19',
    ])
    expect([lastYearOf('2026-W53'), lastYearOf('2024-02-29')]).toEqual(['2025-W52', '2023-02-28'])
  })

  it('of one length sort by time, and a step forth and back is none', () => {
    const length = fc.constantFrom(
      (of: string) => of.slice(0, 4),
      (of: string) => of.slice(0, 7),
      weekOf,
      (of: string) => of,
    )
    fc.assert(
      fc.property(day, length, fc.integer({ min: 1, max: 60 }), (of, periodOf, steps) => {
        const later = plusPeriods(periodOf(of), steps)
        expect(later > periodOf(of)).toBe(true)
        expect(plusPeriods(later, -steps)).toBe(periodOf(of))
        expect(plusDays(plusDays(of, steps), -steps)).toBe(of)
      }),
    )
  })
})
