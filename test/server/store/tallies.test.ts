import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/contract/report.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { BUILDING, COUNTY, LARGE_TOWN, TOWN, VILLAGE } from '../../setup/places.ts'
import { makeReport, peek, rawSql } from './reports-for-tests.ts'
import { ask, CITY, file, only, recount, storedReports, sumsOf, withPlaces } from './tally-history.ts'

const VILLAGE_OF_LARGE = '371002109001'

forEachEngine((engine) => {
  async function begin() {
    const location = await engine.fresh()
    return { location, store: await withPlaces(await engine.open(location)) }
  }

  describe('the exact figures of burden reports', () => {
    test('are what a plain count of the stored reports gives, over places, periods and axes', async () => {
      const { location, store } = await begin()
      const area = (await store.places.get(TOWN))?.area as string
      const reports: readonly (readonly [day: string, Partial<Report>])[] = [
        ['2026-12-28', { subtypes: ['MTG-01', 'MTG-02'], issuerLevel: 'county', issuer: 'ORG' }],
        ['2026-12-31', { quantities: { meetingsPerWeek: 6 }, issuerLevel: 'county', issuer: 'ORG' }],
        ['2027-01-03', { place: VILLAGE_OF_LARGE, quantities: { meetingsPerWeek: 11 } }],
        ['2027-01-04', { place: area, category: 'DOC', issuerLevel: 'town' }],
        ['2027-01-10', { place: COUNTY, issuer: 'ORG' }],
        ['2027-02-01', { place: CITY, category: 'DOC', subtypes: ['DOC-01'] }],
        ['2027-02-07', { place: VILLAGE, category: 'DOC' }],
      ]
      for (const [day, report] of reports) await file(store, day, report)
      await store.reports.release('one')
      await file(store, '2027-02-07', { place: VILLAGE, category: 'DOC' })
      await store.reports.release('two')
      const inArea = [area, COUNTY, CITY]
      const placesOf = {
        [LARGE_TOWN]: [LARGE_TOWN, COUNTY, CITY],
        [VILLAGE_OF_LARGE]: [LARGE_TOWN, COUNTY, CITY],
        [area]: inArea,
        [VILLAGE]: inArea,
        [COUNTY]: [COUNTY, CITY],
        [CITY]: [CITY],
      }
      // The last week of 2026 has number 53 and its Thursday on New Year's Eve; the first of 2027 begins on 4 January.
      const calendar = {
        '2026-12-28': ['2026-W53', '2026-12', '2026'],
        '2027-01-04': ['2027-W01', '2027-01', '2027'],
        '2027-02-01': ['2027-W05', '2027-02', '2027'],
      }
      const stored = await storedReports(location, 'burden')
      expect(stored).toHaveLength(8)
      const expected = recount(stored, placesOf, calendar)
      expect(expected[`total ${CITY} 2026`]).toBe(3)
      expect(await sumsOf(location, 'burden_tallies')).toEqual(expected)
      const { burden } = store.tallies.exact
      expect(only(await burden.cells(ask('issuer', CITY, '2026-W53', { issuer: 'ORG' })))).toEqual([{ n: 2, own: 0 }])
      expect(only(await burden.cells(ask('cross', COUNTY, '2027', { category: ['DOC', 'MTG'] })))).toHaveLength(3)
      expect(await burden.cells({ view: 'total', places: [], periods: ['2026'] })).toEqual([])
      expect(await burden.since()).toBe('2026-W53')
      expect(await store.tallies.open.released.since()).toBeUndefined()
    })

    test('a report from a place that is no longer in the register, or with a body nobody can read, is counted', async () => {
      const { store } = await begin()
      await file(store, '2026-03-05', { place: '371099001000' })
      await store.reports.add(makeReport({ place: '371099001000', day: '2026-03-05', body: '{"subtypes":[' }))
      await store.reports.release('one')
      const { burden } = store.tallies.exact
      expect(only(await burden.cells(ask('total', '371099001000', '2026')))).toEqual([{ n: 2, own: 0 }])
    })
  })

  describe('a burst', () => {
    const many = async (store: Parameters<typeof file>[0], count: number, day: string, report?: Partial<Report>) =>
      void (await Promise.all(Array.from({ length: count }, () => file(store, day, report))))

    test('of twenty reports with one capability on a day is marked, nineteen are not', async () => {
      const { location, store } = await begin()
      await many(store, 20, '2026-03-02')
      await many(store, 19, '2026-03-03')
      await many(store, 19, '2026-03-02', { place: COUNTY })
      await store.reports.release('one')
      const stored = await storedReports(location, 'burden')
      expect(stored.filter(({ burst }) => burst === 1)).toHaveLength(20)
      const { burden } = store.tallies.exact
      expect(only(await burden.cells(ask('total', LARGE_TOWN, '2026-W10')))).toEqual([{ n: 39, own: 20 }])
      const pending = await peek(location, (db) => db.selectFrom('pending').select(['area', 'n', 'weight']).execute())
      expect(pending.toSorted((a, b) => (a.area < b.area ? -1 : 1))).toEqual([
        { area: COUNTY, n: 19, weight: 1 },
        { area: LARGE_TOWN, n: 19, weight: 1 },
      ])
    })

    test('that several releases of a day bring is marked from the one that makes it full', async () => {
      const { location, store } = await begin()
      await many(store, 12, '2026-03-02')
      await store.reports.release('one', '2026-03-02')
      await many(store, 8, '2026-03-02')
      await store.reports.release('two', '2026-03-02')
      const stored = await storedReports(location, 'burden')
      expect(stored.filter(({ burst }) => burst === 1)).toHaveLength(8)
      await store.reports.release('three', '2026-03-03')
      expect(await peek(location, (db) => db.selectFrom('counted').selectAll().execute())).toEqual([])
    })

    test('leaves nothing that knows a day where a day is released once', async () => {
      const { location, store } = await begin()
      await many(store, 3, '2026-03-02')
      await store.reports.release('2026-03-03#0')
      expect(await peek(location, (db) => db.selectFrom('counted').selectAll().execute())).toEqual([])
    })

    test('one capability counts once a day towards k, for every leaf by itself', async () => {
      const { location, store } = await begin()
      await many(store, 4, '2026-03-02')
      await many(store, 2, '2026-03-03')
      await many(store, 2, '2026-03-03', { place: VILLAGE_OF_LARGE, subtypes: ['MTG-01'] })
      await many(store, 1, '2026-03-03', { category: 'DOC' })
      await store.reports.release('one', '2026-03-03')
      await many(store, 1, '2026-03-03')
      await store.reports.release('two', '2026-03-03')
      const pending = await peek(location, (db) =>
        db
          .selectFrom('pending')
          .select(['category', 'item', 'n', 'weight'])
          .orderBy('category')
          .orderBy('item')
          .execute(),
      )
      expect(pending).toEqual([
        { category: 'DOC', item: '', n: 1, weight: 1 },
        { category: 'MTG', item: '', n: 9, weight: 3 },
        { category: 'MTG', item: 'MTG-01', n: 2, weight: 1 },
      ])
    })
  })

  describe('the figures of grid reports', () => {
    const reports: readonly (readonly [day: string, Partial<Report>])[] = [
      ['2026-12-31', { place: VILLAGE, subtypes: ['HEA-01'], quantities: { roomTemperature: 14 } }],
      ['2027-01-01', { place: BUILDING, quantities: { roomTemperature: 17 } }],
      ['2027-01-01', { place: VILLAGE_OF_LARGE, category: 'LEK' }],
    ]
    const fileAll = async (store: Parameters<typeof file>[0]) => {
      for (const [day, report] of reports) await file(store, day, { kind: 'grid', category: 'HEA', ...report })
    }

    test('are what a plain count gives: a building counts for its village, a day for month and year of the calendar', async () => {
      const { location, store } = await begin()
      await fileAll(store)
      expect(await store.tallies.fold()).toBe(3)
      const placesOf = {
        [VILLAGE]: [VILLAGE, TOWN, COUNTY, CITY],
        [BUILDING]: [VILLAGE, TOWN, COUNTY, CITY],
        [VILLAGE_OF_LARGE]: [VILLAGE_OF_LARGE, LARGE_TOWN, COUNTY, CITY],
      }
      const calendar = {
        '2026-12-31': ['2026-12-31', '2026-W53', '2026-12', '2026'],
        '2027-01-01': ['2027-01-01', '2026-W53', '2027-01', '2027'],
      }
      const expected = recount(await storedReports(location, 'grid'), placesOf, calendar)
      expect(expected[`quantity ${VILLAGE} 2026-W53 HEA   roomTemperature:11`]).toBe(2)
      expect(await sumsOf(location, 'grid_tallies')).toEqual(expected)
      expect(await store.tallies.open.grid.since()).toBe('2026-W53')
    })

    test('count a report once, however many processes fold at the same time', async () => {
      const { location, store } = await begin()
      const other = await engine.open(location)
      for (let round = 0; round < 10; round++) await fileAll(store)
      const folded = await Promise.all([store, other, store, other].map((process) => process.tallies.fold()))
      expect(folded.reduce((sum, count) => sum + count, 0)).toBe(30)
      expect(only(await store.tallies.open.grid.cells(ask('total', CITY, '2026-W53')))).toEqual([{ n: 30, own: 0 }])
      expect(await store.tallies.fold()).toBe(0)
    })

    test('a report that is sent again is not counted again', async () => {
      const { store } = await begin()
      const report = makeReport({ kind: 'grid', category: 'HEA', place: VILLAGE })
      await store.reports.add(report)
      await store.reports.add(report)
      expect(await store.tallies.fold()).toBe(1)
    })
  })

  if (engine.name === 'PostgreSQL')
    test('sums and pending counts of a week cannot be told apart by the release that changed them', async () => {
      const { location, store } = await begin()
      for (const [day, category] of [
        ['2026-03-02', 'MTG'],
        ['2026-03-04', 'DOC'],
        ['2026-03-08', 'PLQ'],
      ] as const) {
        await file(store, day, { category })
        await store.reports.release(day)
      }
      for (const table of ['burden_tallies', 'pending']) {
        const { rows } = await peek(location, (db) => rawSql(db, `select distinct xmin from ${table}`))
        expect(rows).toHaveLength(1)
      }
    })
})
