// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { switchLanguage } from '../../../src/staff/app/language.ts'
import { dueInWords, dueMoment } from '../../../src/staff/cases/due.ts'

// Without a zone: the calendar of whichever computer looks.
const NOW = new Date('2026-10-21T10:00:00')
const due = (at: string) => dueInWords(new Date(at).toISOString(), NOW)

describe('what is due says so', () => {
  it.each([
    ['2026-10-21T10:01:00', '还剩1分钟'],
    ['2026-10-21T10:59:01', '还剩60分钟'],
    ['2026-10-21T11:00:00', '还剩1小时'],
    ['2026-10-21T15:59:00', '还剩5小时'],
    ['2026-10-21T17:30:00', '今天17:30到期'],
    ['2026-10-22T09:05:00', '明天9:05到期'],
    ['2026-10-23T09:00:00', '还剩2天'],
    ['2026-11-01T00:00:00', '还剩10天'],
  ])('as one would at a desk: %s', (at, said) => expect(due(at)).toBe(said))

  it.each([
    ['2026-10-21T10:00:00', '刚超时'],
    ['2026-10-21T09:01:00', '刚超时'],
    ['2026-10-21T09:00:00', '超时1小时'],
    ['2026-10-20T10:00:01', '超时23小时'],
    ['2026-10-20T10:00:00', '超时1天'],
    ['2026-10-19T09:00:00', '超时2天'],
  ])('in words when it is over, not by a colour alone: %s', (at, said) => expect(due(at)).toBe(said))

  it('by the last day of a limit in days, not by the midnight after it', () => {
    expect(due('2026-10-22T00:00:00')).toBe('今天到期')
    expect(due('2026-10-23T00:00:00')).toBe('明天到期')
    expect(dueMoment(new Date('2026-10-23T00:00:00').toISOString(), NOW)).toBe('10月22日')
    expect(dueMoment(new Date('2026-10-22T09:05:00').toISOString(), NOW)).toBe('10月22日 9:05')
  })

  it('with the year where it is another one', () => {
    expect(dueMoment(new Date('2025-10-01T00:00:00').toISOString(), NOW)).toBe('2025年9月30日')
    expect(dueMoment(new Date('2027-01-02T09:05:00').toISOString(), NOW)).toBe('2027年1月2日 9:05')
  })

  it('across the end of February in a leap year', () => {
    const from = new Date('2028-02-28T20:00:00')
    expect(dueInWords(new Date('2028-02-29T21:00:00').toISOString(), from)).toBe('明天21:00到期')
    expect(dueInWords(new Date('2028-03-01T21:00:00').toISOString(), from)).toBe('还剩2天')
  })

  it('that nothing is due when no clock runs', () => expect(dueInWords(undefined, NOW)).toBe('没有期限，不催'))
})

describe('in English', () => {
  afterEach(switchLanguage)

  it('one is one and two are two', () => {
    switchLanguage()
    expect(due('2026-10-21T11:00:00')).toBe('1 hour left')
    expect(due('2026-10-19T09:00:00')).toBe('2 days overdue')
    expect(due('2026-10-22T00:00:00')).toBe('due today')
  })
})
