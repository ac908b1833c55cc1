import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../src/contract/api.ts'
import { classFloor } from '../../src/contract/quantity-class.ts'
import type { Report } from '../../src/contract/report.ts'
import type { Tally, TallyFilters } from '../../src/contract/staff/tally.ts'
import { fillDemo } from '../../src/server/trial/demo/fill-demo.ts'
import { weihaiRows } from '../server/store/weihai.ts'
import { type Endpoint, forEachEndpoint } from '../setup/endpoint.ts'
import { rawRows } from '../setup/raw-rows.ts'
import { signedIn } from '../setup/staff.ts'

const REPORTS = 4_000
const CITY = '371000000000'
const HUANCUI = '371002000000'

/** Ways of asking; all of them must agree with a plain count of the rows. */
const QUESTIONS: readonly TallyFilters[] = [
  { period: '2026-05' },
  { period: '2026' },
  { period: '2026-W19' },
  { period: '2026-05', place: HUANCUI },
  { period: '2026-05', category: 'MTG' },
  { period: '2026', issuerLevel: 'county' },
  { period: '2026', category: 'FRM', issuerLevel: '-' },
  { period: '2026', issuer: 'OFFICE', place: HUANCUI },
]
const GRID_QUESTIONS: readonly TallyFilters[] = [
  { period: '2026-05' },
  { period: '2026-05-14' },
  { period: '2026-W19', place: HUANCUI },
  { period: '2026', category: 'LEK', place: HUANCUI },
]

interface Counted {
  readonly place: string
  readonly area: string
  readonly category: string
  readonly level: string
  readonly issuer: string
  readonly subtypes: readonly string[]
  readonly numbers: Readonly<Record<string, number>>
  readonly burst: boolean
  /** Day by which it belongs to a month or year. */
  readonly counts: Date
  readonly n: number
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`)
const later = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000)

/** Whether a day lies in a period; weeks by the Monday of the ISO week that has the number. */
function within(date: Date, period: string): boolean {
  const iso = date.toISOString().slice(0, 10)
  if (!period.includes('W')) return iso.startsWith(period)
  const [year = '', week = ''] = period.split('-W')
  const fourth = utc(`${year}-01-04`)
  const monday = later(fourth, -((fourth.getUTCDay() + 6) % 7) + 7 * (Number(week) - 1))
  return date >= monday && date < later(monday, 7)
}

/** By digits: 4 of a city, 6 of a county, 9 of a town, else the whole code. */
function under(place: string, code: string): boolean {
  if (code.includes('A')) return place === code
  const zeros = /0*$/.exec(code)?.[0].length ?? 0
  return place.startsWith(code.slice(0, zeros >= 8 ? 4 : zeros >= 6 ? 6 : zeros >= 3 ? 9 : 12))
}

function matches(row: Counted, filters: TallyFilters): boolean {
  return (
    within(row.counts, filters.period ?? '') &&
    under(row.area, filters.place ?? CITY) &&
    (!filters.category || row.category === filters.category) &&
    (!filters.issuerLevel || row.level === filters.issuerLevel) &&
    (!filters.issuer || row.issuer === filters.issuer)
  )
}

const count = (rows: readonly Counted[]) => rows.reduce((sum, { n }) => sum + n, 0)

/** Rows without zeros, so that both sides may leave empty lines out. */
const filled = (rows: readonly { readonly code: string; readonly n: number }[]) =>
  Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ code, n }) => [code, n]))

function countedBy(rows: readonly Counted[], key: (row: Counted) => readonly string[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const row of rows) for (const code of key(row)) sums[code] = (sums[code] ?? 0) + row.n
  return sums
}

/** Median and quartiles of classes: the smallest class up to which at least the share of the values lies. */
function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

forEachEndpoint((start) => {
  describe('the figures of the demo, counted a second way from the rows themselves', () => {
    let endpoint: Endpoint
    let burdens: Counted[]
    let grids: Counted[]
    let blocks: Counted[]
    let areaOf: Map<string, string>
    /** What towns belong to; a county or the city that was chosen is none of them. */
    let areas: Set<string>

    async function ask(url: string, filters: TallyFilters): Promise<Tally> {
      const { headers } = await signedIn(endpoint, { role: 'reviewer' })
      const query = new URLSearchParams(Object.entries(filters) as [string, string][])
      const answer = await endpoint.app.inject({ method: 'GET', url: `${url}?${query}`, headers })
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.json<Tally>()
    }

    beforeAll(async () => {
      endpoint = await start({ places: weihaiRows() })
      const { store, context, clock, location } = endpoint
      await fillDemo({ store, cipher: context.cipher, recipients: [], today: clock.day(), reports: REPORTS })
      const places = await store.places.list()
      areaOf = new Map(places.map(({ code, area }) => [code, area ?? code]))
      areas = new Set(places.flatMap(({ level, area }) => (level === 'town' && area !== null ? [area] : [])))
      const stored = await rawRows<{
        kind: string
        place: string
        week: string
        day: string | null
        body: string
        burst: number
      }>(location, 'select kind, place, week, day, body, burst from reports')
      const counted = stored.map(({ kind, place, week, day, body, burst }) => {
        const report = JSON.parse(body) as Report
        const town = place.length === 12 && !place.endsWith('000') ? `${place.slice(0, 9)}000` : place
        return {
          kind,
          place,
          area: kind === 'burden' ? (areaOf.get(town) ?? town) : place,
          category: report.category,
          level: report.issuerLevel ?? '-',
          issuer: report.issuer ?? '-',
          subtypes: report.subtypes ?? [],
          numbers: report.quantities ?? {},
          burst: Number(burst) === 1,
          counts: day === null ? later(utc(week), 3) : utc(day),
          n: 1,
        }
      })
      burdens = counted.filter(({ kind }) => kind === 'burden')
      grids = counted.filter(({ kind }) => kind === 'grid')
      const made = await rawRows<{
        week: string
        place: string
        category: string
        issuer_level: string
        issuer: string
        n: number | string
      }>(location, 'select week, place, category, issuer_level, issuer, n from blocks')
      blocks = made.map((block) => ({
        place: block.place,
        area: block.place,
        category: block.category,
        level: block.issuer_level,
        issuer: block.issuer,
        subtypes: [],
        numbers: {},
        burst: false,
        counts: later(utc(mondayOfIso(block.week)), 3),
        n: Number(block.n),
      }))
    }, 120_000)

    it('has enough of everything to be worth counting', () => {
      expect(burdens.length).toBeGreaterThan(REPORTS * 0.6)
      expect(grids.length).toBeGreaterThan(REPORTS * 0.2)
      expect(blocks.length).toBeGreaterThan(50)
      expect(burdens.some(({ burst }) => burst)).toBe(true)
    })

    it.each(QUESTIONS)('exact figures of burdens: %j', async (filters) => {
      const tally = await ask(staffRoutes.exactTally, { kind: 'burden', ...filters })
      const rows = burdens.filter((row) => matches(row, filters))
      expect(rows.length).toBeGreaterThan(0)
      expect(tally.total).toEqual({ n: rows.length, above: 0 })
      expect(filled(tally.byCategory.rows)).toEqual(countedBy(rows, ({ category }) => [category]))
      expect(filled(tally.byIssuerLevel?.rows ?? [])).toEqual(countedBy(rows, ({ level }) => [level]))
      const issuers = tally.byIssuer?.rows.map(({ level, code, n }) => ({ code: `${level} ${code}`, n })) ?? []
      expect(filled(issuers)).toEqual(countedBy(rows, ({ level, issuer }) => [`${level} ${issuer}`]))
      expect(tally.areas.reporting).toBe(new Set(rows.map(({ area }) => area).filter((area) => areas.has(area))).size)
      expect(tally.bursts).toBe(rows.filter(({ burst }) => burst).length)
      if (tally.bySubtype) expect(filled(tally.bySubtype.rows)).toEqual(countedBy(rows, ({ subtypes }) => subtypes))
      const below = tally.byPlace.rows.map(({ code, n }) => [
        code,
        n,
        count(rows.filter((row) => under(row.area, code))),
      ])
      expect(below.filter(([, told, true_]) => told !== true_)).toEqual([])
      for (const quantity of tally.quantities) {
        const values = rows
          .filter(({ category }) => category === quantity.category)
          .flatMap(({ numbers }) => (quantity.key in numbers ? [classFloor(numbers[quantity.key] ?? 0)] : []))
        expect([quantity.values ?? 0, quantity.median, quantity.low, quantity.high]).toEqual([
          values.length,
          quantile(values, 0.5),
          quantile(values, 0.25),
          quantile(values, 0.75),
        ])
      }
    })

    it('the trend and the comparisons are the figures of those periods asked one by one', async () => {
      const tally = await ask(staffRoutes.exactTally, { kind: 'burden', period: '2026-05' })
      expect(tally.trend).toHaveLength(13)
      for (const { period, n } of tally.trend)
        expect(n).toBe(burdens.filter((row) => within(row.counts, period)).length)
      expect(tally.previous).toMatchObject({ period: '2026-04', n: tally.trend.at(-2)?.n })
      expect(tally.lastYear).toMatchObject({ period: '2025-05', n: tally.trend[0]?.n })
    })

    it.each(GRID_QUESTIONS)('figures of the grid: %j', async (filters) => {
      const tally = await ask(staffRoutes.tally, { kind: 'grid', ...filters })
      const rows = grids.filter((row) => matches(row, filters))
      expect(tally.total).toEqual({ n: rows.length, above: 0 })
      expect(filled(tally.byCategory.rows)).toEqual(countedBy(rows, ({ category }) => [category]))
      const below = tally.byPlace.rows.map(({ code, n }) => [
        code,
        n,
        count(rows.filter((row) => under(row.place, code))),
      ])
      expect(below.filter(([, told, true_]) => told !== true_)).toEqual([])
      expect(tally.areas.reporting).toBe(new Set(rows.map(({ place }) => place.slice(0, 12))).size)
    })

    it.each(QUESTIONS)('released figures are sums of whole blocks and nothing else: %j', async (filters) => {
      const tally = await ask(staffRoutes.tally, { kind: 'burden', ...filters })
      const rows = blocks.filter((row) => matches(row, filters))
      expect(tally.total.n).toBe(count(rows))
      const known = (code: string) => code !== '*'
      expect(filled(tally.byCategory.rows)).toEqual(countedBy(rows, ({ category }) => [category].filter(known)))
      expect(filled(tally.byIssuerLevel?.rows ?? [])).toEqual(countedBy(rows, ({ level }) => [level].filter(known)))
      const below = tally.byPlace.rows.map(({ code, n }) => [
        code,
        n,
        count(rows.filter((row) => under(row.area, code))),
      ])
      expect(below.filter(([, told, true_]) => told !== true_)).toEqual([])
      const parts = count(tally.byCategory.rows.map(({ n }) => ({ n }) as Counted)) + tally.byCategory.undivided
      expect(parts).toBe(tally.total.n + (filters.category ? tally.byCategory.undivided : 0))
    })
  })
})

/** Monday of `2026-W19`. */
function mondayOfIso(week: string): string {
  const [year = '', number = ''] = week.split('-W')
  const fourth = utc(`${year}-01-04`)
  return later(fourth, -((fourth.getUTCDay() + 6) % 7) + 7 * (Number(number) - 1))
    .toISOString()
    .slice(0, 10)
}
