import { describe, expect, it } from 'vitest'
import { byWeek } from '../../../src/staff/reports/list/by-week.ts'
import { filtersOf, withChange } from '../../../src/staff/reports/list/filters.ts'
import { periodChoices } from '../../../src/staff/reports/list/period-choices.ts'
import { aReport } from './a-report.ts'

describe('filters in the address', () => {
  it('are read as they stand there; what is no filter is left out', () => {
    expect(filtersOf({ kind: 'burden', category: 'MTG', after: 'x', q: '1', place: ['a', 'b'], state: '' })).toEqual({
      kind: 'burden',
      category: 'MTG',
    })
  })

  it('lose the category with the kind it belongs to', () => {
    const filters = { kind: 'burden', category: 'MTG', issuerLevel: 'county' } as const
    expect(withChange(filters, { kind: 'grid' })).toEqual({ kind: 'grid', issuerLevel: 'county' })
    expect(withChange(filters, { kind: 'grid', category: 'LEK' })).toMatchObject({ kind: 'grid', category: 'LEK' })
    expect(withChange(filters, { issuerLevel: '' })).toEqual({ kind: 'burden', category: 'MTG' })
  })
})

describe('periods to choose from', () => {
  it('go back over the turn of the year, newest first', () => {
    const { months, weeks } = periodChoices('2026-01-03')
    expect(months.slice(0, 2)).toEqual(['2026-01', '2025-12'])
    expect(weeks.slice(0, 2)).toEqual(['2026-W01', '2025-W52'])
    expect(new Set([...months, ...weeks]).size).toBe(28)
  })
})

it('the list is cut into batches where the week changes, in the order of the server', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => aReport({ ref: letter.repeat(32) }))
  const batches = byWeek([a!, b!, { ...c!, week: '2026-10-12' }])
  expect(batches.map(({ week, reports }) => [week, reports.length])).toEqual([
    ['2026-10-19', 2],
    ['2026-10-12', 1],
  ])
})
