import { describe, expect, it } from 'vitest'
import { readHolidayCsv } from '../../../src/server/cases/time/holiday-csv.ts'

const HEADER = 'day,kind,name'
const faultsOf = (...lines: string[]) => {
  const read = readHolidayCsv([HEADER, ...lines].join('\n'), '2026')
  return read.name === 'faults' ? read.faults : []
}

describe('a file of holidays', () => {
  it.each([
    ['LF', `${HEADER}\n2026-02-17,off,春节\n2026-02-14,work,春节\n`],
    ['CRLF', `${HEADER}\r\n2026-02-17,off,春节\r\n2026-02-14,work,春节\r\n`],
    ['a BOM and spaces', `\ufeff${HEADER}\n2026-02-17, off, 春节\n\n2026-02-14,work,春节`],
  ])('is read with %s, in the order of its days', (_, text) =>
    expect(readHolidayCsv(text)).toEqual({
      name: 'days',
      year: '2026',
      days: [
        { day: '2026-02-14', kind: 'work', name: '春节' },
        { day: '2026-02-17', kind: 'off', name: '春节' },
      ],
    }),
  )

  it.each([
    [
      'a day that does not exist',
      '2026-02-29,off,',
      'Line 3: "2026-02-29" is no day of the calendar; write it like 2026-02-17.',
    ],
    [
      'a day written otherwise',
      '2026/2/17,off,',
      'Line 3: "2026/2/17" is no day of the calendar; write it like 2026-02-17.',
    ],
    ['another year', '2027-01-01,off,', 'Line 3: 2027-01-01 is not in 2026; a file holds one year.'],
    ['a day twice', '2026-01-01,work,', 'Line 3: 2026-01-01 stands in line 2 already.'],
    ['an unknown kind', '2026-01-02,rest,', 'Line 3: the kind "rest" of 2026-01-02 must be off or work.'],
    [
      'a weekday as make-up day',
      '2026-01-05,work,',
      'Line 3: 2026-01-05 is no Saturday or Sunday; only these are worked instead of other days.',
    ],
    [
      'a name that breaks lists',
      `2026-01-02,off,${'元'.repeat(41)}`,
      'Line 3: the name of 2026-01-02 must have at most 40 visible characters.',
    ],
  ])('with %s is refused with the line', (_, line, fault) =>
    expect(faultsOf('2026-01-01,off,元旦', line)).toEqual([fault]),
  )

  it('with another header, no day, or a broken line is refused', () => {
    expect(readHolidayCsv('date,kind\n')).toEqual({
      name: 'faults',
      faults: ['Line 1: the header must be "day,kind,name", but is "date,kind".'],
    })
    expect(faultsOf()).toEqual(['The file has a header, but no days.'])
    expect(faultsOf('2026-01-01,off')).toEqual([expect.stringMatching(/^Line 2: /)])
  })

  it('says twenty faults and how many more there are', () => {
    const faults = faultsOf(...Array.from({ length: 25 }, () => 'x,off,'))
    expect(faults).toHaveLength(21)
    expect(faults[20]).toBe('… and 5 more.')
  })
})
