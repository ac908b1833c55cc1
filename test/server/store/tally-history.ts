import { classFloor } from '../../../src/contract/quantity-class.ts'
import type { Report } from '../../../src/contract/report.ts'
import type { StoreLocation } from '../../../src/server/store/dialect/choose.ts'
import type { Cell, CellQuery, View } from '../../../src/server/store/tallies/types.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { huancui } from '../../setup/places.ts'
import { makeReport, peek } from './reports-for-tests.ts'

export const CITY = '371000000000'

/** Adds a report whose body says what its row says. */
export const file = (store: Store, day: string, report: Partial<Report> & { kind?: Report['kind'] } = {}) => {
  const { kind = 'burden', place = '371002109000', category = 'MTG', ...more } = report
  const body = JSON.stringify({ version: 1, kind, place, category, ...more })
  return store.reports.add(makeReport({ kind, place, category, day, body }))
}

export async function withPlaces(store: Store): Promise<Store> {
  await store.places.save(huancui())
  return store
}

export type Sums = Readonly<Record<string, number>>

/** A table of sums as `view place period category level issuer item` → n. */
export async function sumsOf(
  location: StoreLocation,
  table: 'burden_tallies' | 'released_tallies' | 'grid_tallies',
  of: 'n' | 'own' = 'n',
): Promise<Sums> {
  const rows = await peek(location, (db) => db.selectFrom(table).selectAll().execute())
  return Object.fromEntries(
    rows
      .filter((row) => row[of] > 0)
      .map((row) => [
        [row.view, row.place, row.period, row.category, row.issuer_level, row.issuer, row.item].join(' ').trim(),
        row[of],
      ]),
  )
}

interface StoredReport {
  readonly place: string
  readonly day: string
  readonly body: string
  readonly burst: number
}

/** Thursday's month and year, written down for the weeks of these tests; nothing of the code under test is asked. */
export interface Calendar {
  readonly [day: string]: readonly string[]
}

/**
 * Counts reports once more from their bodies, in the plainest way: every report in every view, place and period.
 *
 * @param placesOf places upward of a report's place
 */
export function recount(
  reports: readonly StoredReport[],
  placesOf: Readonly<Record<string, readonly string[]>>,
  calendar: Calendar,
  only: 'all' | 'bursts' = 'all',
): Sums {
  const sums: Record<string, number> = {}
  for (const { place, day, body, burst } of reports) {
    if (only === 'bursts' && burst === 0) continue
    const report = JSON.parse(body) as Report
    const { category, issuerLevel = '-', issuer = '-', subtypes = [], quantities = {} } = report
    const lines = (at: string) => [
      `total ${at}`,
      `category ${at} ${category}`,
      ...(report.kind === 'burden'
        ? [`issuer ${at}  ${issuerLevel} ${issuer}`, `cross ${at} ${category} ${issuerLevel} ${issuer}`]
        : []),
      ...subtypes.map((subtype) => `subtype ${at} ${category}   ${subtype}`),
      ...Object.entries(quantities).map(([key, value]) => `quantity ${at} ${category}   ${key}:${classFloor(value)}`),
    ]
    for (const above of placesOf[place] ?? [])
      for (const period of calendar[day] ?? [])
        for (const line of lines(`${above} ${period}`)) sums[line] = (sums[line] ?? 0) + 1
  }
  return sums
}

export const storedReports = (location: StoreLocation, kind: Report['kind']) =>
  peek(location, async (db) => {
    const rows = await db.selectFrom('reports').selectAll().where('kind', '=', kind).execute()
    return rows.map(({ place, week, day, body, burst }) => ({ place, day: day ?? week, body, burst }))
  })

export const ask = (view: View, places: string, periods: string, more: Partial<CellQuery> = {}): CellQuery => ({
  view,
  places: [places],
  periods: [periods],
  ...more,
})

/** Numbers of the first cell, or nothing. */
export const only = (cells: readonly Cell[]) => cells.map(({ n, own }) => ({ n, own }))
