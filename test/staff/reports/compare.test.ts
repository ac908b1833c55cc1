// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { numberRows } from '../../../src/staff/reports/reader/numbers.ts'
import { compare } from '../../../src/staff/reports/similar/compare.ts'
import { aContent, aReport } from './a-report.ts'

const row = (rows: ReturnType<typeof compare>, name: string) => rows.find((each) => each.name === name)

describe('two reports side by side', () => {
  const one = { report: aReport({ subtypes: ['MTG-01', 'MTG-02'] }), content: aContent() }
  const other = {
    report: aReport({ ref: 'b'.repeat(32), subtypes: ['MTG-02'], placeName: '孙家疃街道', issuer: 'ORG' }),
    content: aContent({ quantities: { meetingsPerWeek: 4 } }),
  }

  it('mark what both say, and only that', () => {
    const rows = compare(one, other)
    expect(row(rows, 'subtypes')?.these.map(({ same }) => same)).toEqual([false, true])
    expect(row(rows, 'subtypes')?.those).toEqual([{ text: '重复套开', same: true }])
    expect(row(rows, 'place')?.those).toEqual([{ text: '孙家疃街道', same: false }])
    expect(row(rows, 'category')?.these).toEqual([{ text: '会议多', same: true }])
    expect(row(rows, 'numbers')?.these).toEqual([{ text: '开会 4 次/周', same: true }])
  })

  it('compare the class where the exact number could not be opened', () => {
    const rows = compare({ report: one.report }, other)
    expect(row(rows, 'numbers')?.these).toEqual([{ text: '开会 3到5 次/周', same: false }])
  })
})

describe('the numbers of a report', () => {
  it('stand beside the norm, and say when they are above it', () => {
    const [meetings] = numberRows(aReport(), { meetingsPerWeek: 4 })
    expect(meetings).toMatchObject({ floor: 3, exact: 4, over: true, norm: { max: 1 } })
  })

  it('are judged by their class before they are opened', () => {
    expect(numberRows(aReport({ quantities: { meetingsPerWeek: 1 } }), undefined)).toMatchObject([
      { floor: 1, over: false },
    ])
  })

  it('are only those the category asks for, whatever else somebody has put into the seal', () => {
    expect(numberRows(aReport({ quantities: {} }), { '<b>rank</b>': 1, plaquesOutside: 9 })).toEqual([])
  })
})
