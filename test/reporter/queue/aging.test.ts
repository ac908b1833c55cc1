import { describe, expect, it } from 'vitest'
import { isAging } from '../../../src/reporter/queue/aging.ts'

describe('a report that waits on a phone nobody opens', () => {
  const noon = (day: string) => new Date(`${day}T12:00:00`)

  it('is warned of two days before Safari clears it away', () => {
    expect(isAging('2026-11-17', noon('2026-11-21'))).toBe(false)
    expect(isAging('2026-11-17', noon('2026-11-22'))).toBe(true)
    expect(isAging('2026-11-17', noon('2026-11-24'))).toBe(true)
  })

  it('counts days over the end of a month and of a year', () => {
    expect(isAging('2026-12-28', noon('2027-01-01'))).toBe(false)
    expect(isAging('2026-12-28', noon('2027-01-02'))).toBe(true)
  })

  it('is not warned of because a clock was set back', () => {
    expect(isAging('2029-01-01', noon('2026-11-22'))).toBe(false)
  })
})
