import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Rating } from '../../../../src/contract/follow-up.ts'
import type { CaseFigures } from '../../../../src/contract/staff/cases/figures.ts'
import type { Role } from '../../../../src/contract/staff/roles.ts'
import { type Endpoint, endpoints } from '../../../setup/endpoint.ts'
import { COUNTY, huancui, LARGE_TOWN, TOWN } from '../../../setup/places.ts'
import { refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { aDozenCases, furnishUnits, office } from '../../tally/cases/a-dozen-cases.ts'
import { cellsOf } from '../figures/read-xlsx.ts'

const CITY = '371000000000'
/** A name as somebody who means harm would give it. */
const FORMULA = '=HYPERLINK("http://evil.example")'

describe('figures of cases', () => {
  const start = endpoints()
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start({ places: huancui() })
    await furnishUnits(endpoint)
    const entry = { at: endpoint.clock.now().toISOString(), who: 'a', act: 'unit-saved', subject: '-' } as const
    await endpoint.store.units.save({ code: 'ZJJ', name: FORMULA, place: COUNTY }, entry)
    await aDozenCases(endpoint)
    const reports = ['f'.repeat(32)]
    const { cases } = endpoint.context
    const matter = await cases.open(
      { act: 'open', line: 'burden', category: 'MTG', area: COUNTY, summary: '会多', reports },
      { name: 'r', party: 'reviewer' },
      [],
    )
    if (matter.name !== 'opened') throw new Error(matter.name)
    const rating: Rating = { solved: true, grade: 'satisfied', reasons: [] }
    await cases.act(matter.id, undefined, { act: 'refute', answer: '查过了' }, { name: 'r', party: 'reviewer' })
    await cases.act(matter.id, undefined, { act: 'close' }, { name: 'd', party: 'desk' })
    const rate = { act: 'rate', report: 'f'.repeat(32), closing: 1, rating } as const
    await cases.act(matter.id, undefined, rate, { name: '(reporter)', party: 'reporter' })
    await office(endpoint).scored('SRJ', 80)
    await office(endpoint).count()
  })
  const person = (role: Role, place: string, unit?: string) =>
    signedIn(endpoint, { role, place, ...(unit && { unit }) })
  const get = (who: SignedIn, filters: Record<string, string> = {}, url: string = staffRoutes.caseFigures) =>
    endpoint.app.inject({ url, query: filters, headers: who.headers })
  const figures = async (who: SignedIn, filters: Record<string, string> = {}) =>
    (await get(who, filters)).json<CaseFigures>()

  it('are of the current month and the own scope, if nothing else is asked for', async () => {
    const shown = await figures(await person('supervisor', COUNTY))
    expect(shown).toMatchObject({
      ...{ filters: { place: COUNTY, period: '2026-06' }, place: { code: COUNTY }, path: [{ code: COUNTY }] },
      ...{ scoreWeight: 30, total: { accepted: 11 } },
    })
  })

  it('of burdens are for a county or wider: a town asks for them in vain, and its totals hold none', async () => {
    const town = await person('dispatcher', TOWN)
    expect(refusal(await get(town, { line: 'burden' }))).toBe('403 not-yours')
    const shown = await figures(town)
    expect(shown.total.accepted).toBe(10)
    expect(shown.byCategory.some(({ code }) => code === 'MTG')).toBe(false)
    expect(refusal(await get(town, { category: 'MTG' }))).toBe('422 request-invalid')
    const county = await person('reviewer', COUNTY)
    expect((await figures(county, { line: 'burden' })).total.accepted).toBe(1)
    expect((await figures(county, { line: 'burden', place: TOWN })).total.accepted).toBe(0)
    expect((await figures(county, { line: 'burden' })).byPlace).toEqual([])
  })

  it('leave out what reporters say of a matter for all but reviewers: it would tell how many reports it has', async () => {
    for (const filters of [{ line: 'burden' }, { category: 'MTG' }]) {
      const reviewer = await figures(await person('reviewer', COUNTY), filters)
      expect(reviewer.total).toMatchObject({ done: 1, rated: 1, solved: 1, graded: 1, satisfied: 1 })
      for (const role of ['supervisor', 'dispatcher', 'administrator'] as const) {
        const shown = await figures(await person(role, COUNTY), filters)
        for (const counts of [shown.total, ...shown.byCategory.map((row) => row.counts), shown.trend.at(-1)?.counts])
          expect(counts).toMatchObject({ rated: 0, solved: 0, graded: 0, satisfied: 0 })
        expect(shown.total.done).toBe(1)
      }
    }
    const all = await figures(await person('supervisor', COUNTY))
    expect(all.total.rated).toBe((await figures(await person('supervisor', COUNTY), { line: 'grid' })).total.rated)
  })

  it('of the own unit are all that a handler is told, wherever its cases lie', async () => {
    const handler = await person('handler', LARGE_TOWN, 'SRJ')
    const shown = await figures(handler)
    expect(shown.filters).toEqual({ place: CITY, period: '2026-06', unit: 'SRJ' })
    expect(shown.total).toMatchObject({ accepted: 7, done: 6 })
    expect(shown.trend.at(-1)?.counts.accepted).toBe(7)
    expect([shown.byUnit, shown.byPlace, shown.byCategory]).toEqual([[], [], []])
    expect(shown.scores.map(({ unit }) => unit)).toEqual(['SRJ'])
    expect(refusal(await get(handler, { unit: 'ZJJ' }))).toBe('403 not-yours')
  })

  it('of burdens are for no handler: the period would tell when a matter was opened', async () => {
    const handler = await person('handler', COUNTY, 'SRJ')
    expect(refusal(await get(handler, { line: 'burden' }))).toBe('403 not-yours')
    expect((await figures(handler)).total.accepted).toBe(7)
  })

  it('of a handler without a unit are none, not those of cases that no unit has', async () => {
    const shown = await figures(await person('handler', COUNTY))
    expect(shown.total.accepted).toBe(0)
    expect(shown.now.open).toBe(0)
  })

  it('of a day or of no period are refused', async () => {
    const supervisor = await person('supervisor', COUNTY)
    for (const period of ['2026-06-01', '2026-13', '2026-W54'])
      expect(refusal(await get(supervisor, { period })), period).toBe('422 request-invalid')
  })

  describe('as a file', () => {
    const exported = (who: SignedIn, format: string, filters = {}) =>
      get(who, filters, staffRoutes.caseFiguresExport(format))

    it('have both numbers of every rate beside each other, and say how they were counted', async () => {
      const supervisor = await person('supervisor', CITY)
      const answer = await exported(supervisor, 'csv', { line: 'grid' })
      const lines = parse(answer.payload, { bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][]
      const at = lines.findIndex(([first]) => first === '按什么分')
      const head = new Map(lines.slice(0, at).map(([label = '', value = '']) => [label, value]))
      expect(head.get('主办单位')).toBe('威海市减负办')
      expect(head.get('种类')).toBe('工单')
      expect(head.get('时段')).toBe('2026年6月')
      expect(head.get('现在超期的')).toBe('2')
      expect(head.get('怎么数的')).toContain('率=分子÷分母')
      const columns = lines[at] ?? []
      const total = lines[at + 1] ?? []
      const cell = (name: string) => total[columns.indexOf(name)]
      expect([cell('24小时接单率·分子'), cell('24小时接单率·分母')]).toEqual(['7', '10'])
      expect([cell('到期办结率·分子'), cell('到期办结率·分母')]).toEqual(['6', '8'])
      expect([cell('满意率·分子'), cell('满意率·分母')]).toEqual(['2', '3'])
      expect(cell('办理时长中位数（小时，档的下限）')).toBe('48')
      expect(lines.every((line, index) => index < at || line.length === columns.length)).toBe(true)
      const [entry] = await endpoint.store.audit.list(1, undefined, undefined, 'case-figures-exported')
      expect(entry).toMatchObject({
        who: supervisor.member.name,
        subject: `csv line=grid&place=${CITY}&period=2026-06`,
      })
    })

    it('run no formula that somebody gave as a name', async () => {
      const supervisor = await person('supervisor', CITY)
      const { payload } = await exported(supervisor, 'csv')
      expect(payload).toContain(`"'${FORMULA.replaceAll('"', '""')}"`)
      expect(payload).not.toMatch(/(^|,)"?[=+@]/m)
    })

    it('are the same in a workbook', async () => {
      const answer = await exported(await person('supervisor', CITY), 'xlsx')
      const cells = await cellsOf(answer.rawPayload)
      expect(JSON.stringify(cells)).toContain('到期办结率·分母')
      expect(answer.headers['content-disposition']).toContain(encodeURIComponent('减负码-办理情况-威海市-2026-06.xlsx'))
    })

    it('are not written down, or sent, for a place out of reach', async () => {
      const town = await person('supervisor', TOWN)
      const before = (await endpoint.store.audit.list(99, undefined, undefined, 'case-figures-exported')).length
      expect(refusal(await exported(town, 'csv', { place: COUNTY }))).toBe('403 not-yours')
      const after = (await endpoint.store.audit.list(99, undefined, undefined, 'case-figures-exported')).length
      expect(after).toBe(before)
    })
  })
})
