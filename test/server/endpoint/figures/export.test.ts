import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { TALLY_TABLES, type Tally } from '../../../../src/contract/staff/tally.ts'
import { type Endpoint, endpoints } from '../../../setup/endpoint.ts'
import { COUNTY, huancui, LARGE_TOWN } from '../../../setup/places.ts'
import { faultPaths, refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { CITY, get, live } from './history.ts'
import { cellsOf } from './read-xlsx.ts'

const FILTERS = { period: '2026-06' }
/** A name as somebody who means harm would import it. */
const FORMULA = '=HYPERLINK("http://evil.example")'

describe('an exported table', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let supervisor: SignedIn
  beforeAll(async () => {
    const places = huancui().map((place) => (place.code === LARGE_TOWN ? { ...place, name: FORMULA } : place))
    endpoint = await start({ places })
    endpoint.clock.set('2026-06-22T02:00:00Z')
    supervisor = await signedIn(endpoint, { role: 'supervisor' })
    const villages = (await endpoint.store.places.children(LARGE_TOWN)).map(({ code }) => code)
    await live(
      endpoint,
      [
        { day: '2026-06-09', places: villages.slice(0, 6), issuerLevel: 'county', issuer: 'CIVIL' },
        { day: '2026-06-10', places: villages.slice(0, 3), category: 'PLQ' },
        { day: '2026-06-11', places: villages.slice(6, 12) },
      ],
      '2026-06-22',
    )
  })

  const exported = async (table: string, format: string, filters = {}, who = supervisor) =>
    get(endpoint, staffRoutes.tallyExport(table, format), who, { ...FILTERS, ...filters })
  const csv = async (table: string, filters = {}) => {
    const { payload } = await exported(table, 'csv', filters)
    const lines = parse(payload, { bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][]
    const at = lines.findIndex(([label]) => label === '怎么数的') + 1
    return {
      head: new Map(lines.slice(0, at).map(([label = '', value = '']) => [label, value])),
      lines: lines.slice(at),
    }
  }
  const dashboard = async (filters = {}) =>
    (await get(endpoint, staffRoutes.tally, supervisor, { ...FILTERS, ...filters })).json<Tally>()

  it('says what it is about: a file leaves the office', async () => {
    const { head } = await csv('category', { place: COUNTY })
    expect(Object.fromEntries(head)).toMatchObject({
      主办单位: '威海市减负办',
      表: '按类别',
      范围: '威海市 · 环翠区',
      时段: '2026年6月',
      截至: '2026-06-22，已计到2026年第25周',
      '合计（分母）': '12',
      另计入上级: '0',
    })
  })

  it('has the figures of the dashboard, with the denominator in every row', async () => {
    const { byCategory, total } = await dashboard()
    const { lines } = await csv('category')
    expect(lines[0]).toEqual(['代码', '类别', '件数', '合计'])
    expect(lines.slice(1, -1).map(([code, , n, of]) => [code, Number(n), Number(of)])).toEqual(
      byCategory.rows.map(({ code, n }) => [code, n, total.n]),
    )
    expect(total.n).toBe(12)
  })

  it('is the same as a spreadsheet file, where numbers are numbers', async () => {
    const { rawPayload, headers } = await exported('category', 'xlsx')
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    const rows = cellsOf(rawPayload)
    const { byCategory, total } = await dashboard()
    expect(
      rows.filter(([code]) => byCategory.rows.some((row) => row.code === code)).map(([code, , n, of]) => [code, n, of]),
    ).toEqual(byCategory.rows.map(({ code, n }) => [code, n, total.n]))
  })

  it('runs nothing when it is opened: a name that begins like a formula is only a name', async () => {
    const { lines } = await csv('place', { place: COUNTY })
    expect(lines.find(([code]) => code === LARGE_TOWN)?.[1]).toBe(`'${FORMULA}`)
    const { rawPayload } = await exported('place', 'xlsx', { place: COUNTY })
    expect(cellsOf(rawPayload).find(([code]) => code === LARGE_TOWN)?.[1]).toBe(FORMULA)
  })

  it('opens in a spreadsheet program of an office: byte order mark, CRLF, a Chinese file name', async () => {
    const { rawPayload, headers, payload } = await exported('trend', 'csv')
    expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(payload.split('\r\n').length).toBeGreaterThan(13)
    expect(payload.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(headers['content-disposition']).toBe(
      `attachment; filename="jianfu.csv"; filename*=UTF-8''${encodeURIComponent('减负码-近13期-威海市-2026-06.csv')}`,
    )
    expect(headers['cache-control']).toBe('no-store')
  })

  it('exists for every table; sub-types want a category', async () => {
    for (const table of TALLY_TABLES.filter((table) => table !== 'subtype'))
      expect([table, (await exported(table, 'csv')).statusCode]).toEqual([table, 200])
    expect((await exported('subtype', 'csv', { category: 'MTG' })).statusCode).toBe(200)
    expect(faultPaths(await exported('subtype', 'csv'))).toEqual(['/table'])
    expect(faultPaths(await exported('issuer', 'csv', { kind: 'grid' }))).toEqual(['/table'])
  })

  it('is written down with its filters, and a refused one is not', async () => {
    const who = await signedIn(endpoint, { role: 'supervisor' })
    await exported('issuer', 'csv', { category: 'MTG' }, who)
    expect(refusal(await exported('category', 'csv', { place: '110000000000' }, who))).toBe('403 not-yours')
    expect(refusal(await exported('villages', 'csv', {}, who))).toBe('422 request-invalid')
    expect(refusal(await exported('category', 'pdf', {}, who))).toBe('422 request-invalid')
    const entries = await endpoint.store.audit.list(9, undefined, who.member.name, 'tally-exported')
    expect(entries.map(({ subject }) => subject)).toEqual([
      `issuer.csv released kind=burden&place=${CITY}&period=2026-06&category=MTG`,
    ])
  })

  it('of exact figures is for those who read reports', async () => {
    const url = staffRoutes.exactTallyExport('category', 'csv')
    expect(refusal(await get(endpoint, url, supervisor, FILTERS))).toBe('403 not-yours')
    const reviewer = await signedIn(endpoint, { role: 'reviewer' })
    const { statusCode, payload } = await get(endpoint, url, reviewer, FILTERS)
    expect(statusCode).toBe(200)
    expect(payload).toContain('PLQ')
    expect(payload).toMatch(/PLQ,[^,]+,3,15/)
    const [entry] = await endpoint.store.audit.list(1, undefined, reviewer.member.name, 'tally-exported')
    expect(entry?.subject).toBe(`category.csv exact kind=burden&place=${CITY}&period=2026-06`)
  })
})
