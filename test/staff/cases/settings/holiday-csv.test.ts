import { describe, expect, it } from 'vitest'
import { readHolidayCsv } from '../../../../src/server/cases/time/holiday-csv.ts'
import { faultyLines } from '../../../../src/staff/cases/settings/holiday-csv.ts'

const HEAD = 'day,kind,name'
const faults = (lines: readonly string[], head = HEAD) =>
  faultyLines([head, ...lines].join('\n'), '2027').map(({ line, fault }) => `${line} ${fault}`)

describe('a holiday table is looked through before it is sent', () => {
  it('a whole one is passed, with a byte order mark, Windows line ends and empty lines', () => {
    expect(faultyLines(`\ufeff${HEAD}\r\n2027-01-01,off,元旦\r\n\r\n2027-02-06,work,"春节"\r\n`, '2027')).toEqual([])
  })
  it.each([
    [['2027-02-30,off,x'], '2 day'],
    [['1月1日,off,元旦'], '2 day'],
    [['2026-01-01,off,元旦'], '2 year'],
    [['2027-01-01,off,元旦', '2027-01-01,off,元旦'], '3 twice'],
    [['2027-01-01,放假,元旦'], '2 kind'],
    [['2027-01-04,work,元旦'], '2 weekday'],
    [['2027-01-01,off,元旦,多'], '2 name'],
    [[`2027-01-01,off,${'长'.repeat(41)}`], '2 name'],
    [[], '2 empty'],
  ])('%s', (lines, fault) => expect(faults(lines)).toEqual([fault]))

  it('every faulty line is told with its number', () => {
    expect(faults(['2027-01-01,off,元旦', 'x,off,', '', '2027-01-02,on,'])).toEqual(['3 day', '5 kind'])
  })
  it('without the right first line nothing else is looked at', () => {
    expect(faults(['2027-01-01,off,元旦'], '日期,类型,说明')).toEqual(['1 header'])
  })
  it('the page and the server agree about what can be imported', () => {
    for (const csv of [`${HEAD}\n2027-01-01,off,元旦`, `${HEAD}\n2027-01-04,work,`, HEAD, `${HEAD}\n2028-02-29,off,`])
      expect(readHolidayCsv(csv, '2027').name === 'days').toBe(faultyLines(csv, '2027').length === 0)
  })
})
