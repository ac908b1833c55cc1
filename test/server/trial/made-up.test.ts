import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { Report } from '../../../src/contract/report.ts'
import { ruleErrors } from '../../../src/contract/report-rules.ts'
import { TAXONOMY } from '../../../src/contract/taxonomy/taxonomy.ts'
import { KINDS } from '../../../src/contract/taxonomy/types.ts'
import { demoDays, spread } from '../../../src/server/trial/demo/calendar.ts'
import { dice } from '../../../src/server/trial/demo/dice.ts'
import { madeUpBurden, madeUpGrid } from '../../../src/server/trial/demo/made-up.ts'

const validator = Compile(Report)

describe('the made-up reports of the demo', () => {
  const days = demoDays('2026-11-22')
  const chance = dice(1)
  const made = days.flatMap((day, index) => {
    const when = { day, progress: index / days.length }
    return Array.from({ length: 8 }, (_, turn) =>
      turn % 2 ? madeUpBurden('371002000000', when, chance) : madeUpGrid('371002001001', when, chance),
    )
  })

  it('are reports the endpoint would take: schema and rules alike', () => {
    const faults = made.flatMap((report) => [
      ...(validator.Check(report) ? [] : [JSON.stringify(report)]),
      ...ruleErrors(report, TAXONOMY).map(({ path, message }) => `${report.category} ${path} ${message}`),
    ])
    expect([...new Set(faults)]).toEqual([])
  })

  it('leave no category empty, so that every chart has something to show', () => {
    for (const kind of KINDS) {
      const seen = new Set(made.filter((report) => report.kind === kind).map(({ category }) => category))
      expect(TAXONOMY.kinds[kind].map(({ code }) => code).filter((code) => !seen.has(code))).toEqual([])
    }
  })

  it('are the same every time', () => {
    const again = () => madeUpBurden('371002000000', { day: '2026-03-02', progress: 0.4 }, dice(7))
    expect(again()).toEqual(again())
  })

  it('cover fourteen months of whole weeks up to yesterday, as many as were asked for', () => {
    expect(new Date(`${days[0]}T00:00:00Z`).getUTCDay()).toBe(1)
    expect([days[0]?.slice(0, 7), days.at(-1)]).toEqual(['2025-09', '2026-11-21'])
    const total = spread('grid', 5000, days, dice(3)).reduce((sum, count) => sum + count, 0)
    expect(5000 - total).toBeLessThan(2)
  })

  it('come on working days from cadres and at weekends from residents', () => {
    const share = (kind: 'burden' | 'grid') => {
      const counts = spread(kind, 20_000, days, dice(5))
      const weekend = days.map((day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
      return counts.reduce((sum, count, index) => sum + (weekend[index] ? count : 0), 0) / 20_000
    }
    expect(share('burden')).toBeLessThan(2 / 7 / 2)
    expect(share('grid')).toBeGreaterThan(2 / 7)
  })
})
