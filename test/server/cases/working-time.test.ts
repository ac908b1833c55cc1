import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hours, workingDays } from '../../../src/contract/taxonomy/build.ts'
import { readHolidayCsv } from '../../../src/server/cases/time/holiday-csv.ts'
import { localDays } from '../../../src/server/cases/time/local-days.ts'
import { missingYears } from '../../../src/server/cases/time/missing-years.ts'
import { workingTime } from '../../../src/server/cases/time/working-time.ts'

const TRIAL = join(import.meta.dirname, '../../../src/server/trial')
const tableOf = (year: number) => {
  const read = readHolidayCsv(readFileSync(join(TRIAL, `holidays-${year}.csv`), 'utf8'), String(year))
  if (read.name === 'faults') throw new Error(read.faults.join('\n'))
  return read.days
}
const HOLIDAYS = [...tableOf(2025), ...tableOf(2026)]
const weihai = workingTime('Asia/Shanghai', HOLIDAYS)
/** An instant of local time in Weihai. */
const at = (day: string, time: string) => new Date(`${day}T${time}+08:00`).toISOString()

describe('a limit in hours', () => {
  it.each([
    ['runs through the night', at('2026-06-17', '17:30'), 24, at('2026-06-18', '17:30')],
    ['runs through a weekend', at('2026-06-12', '17:30'), 72, at('2026-06-15', '17:30')],
    ['runs through the Spring Festival', at('2026-02-14', '09:00'), 24, at('2026-02-15', '09:00')],
    ['runs through 29 February', at('2028-02-28', '12:00'), 24, at('2028-02-29', '12:00')],
  ])('%s', (_, from, amount, end) => expect(weihai.end(from, hours(amount))).toBe(end))

  it('has 24 hours on the day on which clocks go forward, too', () => {
    const berlin = workingTime('Europe/Berlin', [])
    expect(berlin.end('2026-03-28T20:00:00.000Z', hours(24))).toBe('2026-03-29T20:00:00.000Z')
  })
})

describe('a limit in working days', () => {
  it.each([
    ['begins the day after, however early it was', at('2026-06-15', '00:01'), 1, '2026-06-17'],
    ['begins the day after, however late it was', at('2026-06-15', '23:59'), 1, '2026-06-17'],
    ['leaves the weekend out', at('2026-06-11', '10:00'), 2, '2026-06-16'],
    // Thursday; the Dragon Boat Festival is 19 to 21 June: Monday 22 is the first working day.
    ['leaves a holiday out', at('2026-06-18', '10:00'), 1, '2026-06-23'],
    // Friday 13 February; Saturday 14 is worked, then nine days are free: the second is Tuesday 24.
    ['counts a make-up day before a holiday', at('2026-02-13', '10:00'), 2, '2026-02-25'],
    // Friday 27 February; Saturday 28 is worked.
    ['counts a make-up day after a holiday', at('2026-02-27', '10:00'), 1, '2026-03-01'],
    // Wednesday 30 September; 1 to 7 October are free; 8, 9, 10 (Saturday, worked), 12, 13.
    ['counts five across the National Day', at('2026-09-30', '16:00'), 5, '2026-10-14'],
    // 28 January to 4 February 2025 are free; 5, 6, 7, 8 (Saturday, worked).
    ['counts four across the Spring Festival of 2025', at('2025-01-27', '16:00'), 4, '2025-02-09'],
    ['begins on a Sunday that nobody works', at('2026-06-14', '10:00'), 1, '2026-06-16'],
    // Thursday 31 December, Friday 1 January 2027, which no table makes free, Monday 4.
    ['knows weekends only in a year without a table', at('2026-12-30', '10:00'), 3, '2027-01-05'],
    // Monday 28 February 2028, Tuesday 29.
    ['counts 29 February', at('2028-02-28', '10:00'), 1, '2028-03-01'],
  ])('%s', (_, from, amount, midnight) => expect(weihai.end(from, workingDays(amount))).toBe(at(midnight, '00:00')))

  it('belongs to the local day, not to that of Greenwich', () => {
    // 16:30 UTC on Monday is half past midnight on Tuesday in Weihai.
    expect(weihai.end('2026-06-15T16:30:00.000Z', workingDays(1))).toBe(at('2026-06-18', '00:00'))
  })

  it('ends at local midnight before and after clocks go forward and back', () => {
    const berlin = workingTime('Europe/Berlin', [])
    expect(berlin.end('2026-03-27T10:00:00.000Z', workingDays(1))).toBe('2026-03-30T22:00:00.000Z')
    expect(berlin.end('2026-10-22T10:00:00.000Z', workingDays(1))).toBe('2026-10-23T22:00:00.000Z')
    expect(berlin.end('2026-10-23T10:00:00.000Z', workingDays(1))).toBe('2026-10-26T23:00:00.000Z')
  })

  it('is reminded of at the beginning of the working day before its last one', () => {
    expect(weihai.dayBefore(at('2026-06-17', '00:00'))).toBe(at('2026-06-15', '00:00'))
    // Ends with Monday 22 June; before it lie a weekend and the festival on Friday.
    expect(weihai.dayBefore(at('2026-06-23', '00:00'))).toBe(at('2026-06-18', '00:00'))
    // Ends with Tuesday 24 February; before it lie nine free days and Saturday 14, which is worked.
    expect(weihai.dayBefore(at('2026-02-25', '00:00'))).toBe(at('2026-02-14', '00:00'))
  })
})

describe('days of a zone', () => {
  it.each([
    ['Asia/Shanghai', '2026-06-17', '2026-06-16T16:00:00.000Z'],
    ['Asia/Kathmandu', '2026-06-17', '2026-06-16T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-06-17', '2026-06-16T10:00:00.000Z'],
    ['Pacific/Niue', '2026-06-17', '2026-06-17T11:00:00.000Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    ['America/New_York', '2026-03-09', '2026-03-09T04:00:00.000Z'],
    // Summer time begins at midnight: the day begins at one o'clock.
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z'],
  ])('in %s %s begins at %s', (zone, day, start) => {
    const days = localDays(zone)
    const first = days.startOf(day)
    expect(new Date(first).toISOString()).toBe(start)
    expect(days.dayOf(first)).toBe(day)
    expect(days.dayOf(first - 1) < day).toBe(true)
  })
})

describe('the calendars of the trial', () => {
  it.each([
    [2025, 28, 5],
    [2026, 33, 6],
  ])('of %s hold as many free and worked days as the notices of the State Council', (year, off, work) => {
    const days = tableOf(year)
    expect(days.filter(({ kind }) => kind === 'off')).toHaveLength(off)
    expect(days.filter(({ kind }) => kind === 'work')).toHaveLength(work)
  })

  it('leave a year as many working days as the law does: 248 in 2025 and in 2026', () => {
    const count = (year: number) =>
      Array.from({ length: 365 }, (_, index) =>
        new Date(Date.UTC(year, 0, 1 + index)).toISOString().slice(0, 10),
      ).filter(weihai.isWorkingDay).length
    // 52 weekends and 13 statutory days: 365 - 104 - 13; none of the 13 is lost to a weekend, since those are made up for.
    expect([count(2025), count(2026)]).toEqual([248, 248])
  })
})

describe('years without a table', () => {
  it('are this one, and from November on the next', () => {
    expect(missingYears('2026-10-31', HOLIDAYS)).toEqual([])
    expect(missingYears('2026-11-01', HOLIDAYS)).toEqual(['2027'])
    expect(missingYears('2027-01-01', HOLIDAYS)).toEqual(['2027'])
    expect(missingYears('2027-12-31', [])).toEqual(['2027', '2028'])
  })
})
