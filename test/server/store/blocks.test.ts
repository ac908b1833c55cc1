import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/contract/report.ts'
import { plusDays } from '../../../src/contract/staff/period.ts'
import type { StoreLocation } from '../../../src/server/store/dialect/choose.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { COUNTY, LARGE_TOWN, TOWN } from '../../setup/places.ts'
import { peek, rawSql } from './reports-for-tests.ts'
import { ask, CITY, file, only, sumsOf, withPlaces } from './tally-history.ts'

/** One report on each of so many days from a Monday on: as many that count towards k. */
async function onDays(store: Store, monday: string, days: number, report: Partial<Report> = {}): Promise<void> {
  for (let day = 0; day < days; day++) await file(store, plusDays(monday, day), report)
}

const blocksOf = (location: StoreLocation) =>
  peek(location, async (db) => {
    const rows = await db.selectFrom('blocks').selectAll().orderBy('number').execute()
    return rows.map(({ week, place, category, issuer_level, issuer, n }) =>
      [week, place, category, issuer_level, issuer, n].join(' '),
    )
  })

const pendingOf = (location: StoreLocation) =>
  peek(location, async (db) => {
    const rows = await db.selectFrom('pending').selectAll().where('item', '=', '').orderBy('week').execute()
    return rows.map(({ week, area, category, n }) => `${week} ${area} ${category} ${n}`)
  })

forEachEngine((engine) => {
  async function begin() {
    const location = await engine.fresh()
    return { location, store: await withPlaces(await engine.open(location)) }
  }
  const close = async (store: Store, day: string) => {
    await store.reports.release(`before ${day} ${Math.random()}`)
    return store.tallies.closeWeeks(day)
  }

  describe('on a Monday', () => {
    test('five that count make a block of their area, four wait and are in no figure', async () => {
      const { location, store } = await begin()
      await onDays(store, '2026-03-02', 5, { issuerLevel: 'county', issuer: 'ORG' })
      await onDays(store, '2026-03-02', 4, { category: 'DOC' })
      expect(await close(store, '2026-03-08')).toEqual(['2026-W09'])
      expect(await blocksOf(location)).toEqual([])
      expect(await close(store, '2026-03-09')).toEqual(['2026-W10'])
      expect(await blocksOf(location)).toEqual([`2026-W10 ${LARGE_TOWN} MTG county ORG 5`])
      expect(await pendingOf(location)).toEqual([`2026-W10 ${LARGE_TOWN} DOC 4`])
      const { released, closedWeek } = store.tallies.open
      expect(only(await released.cells(ask('total', CITY, '2026-03')))).toEqual([{ n: 5, own: 0 }])
      expect(only(await released.cells(ask('total', LARGE_TOWN, '2026-W10')))).toEqual([{ n: 5, own: 5 }])
      expect(only(await released.cells(ask('issuer', COUNTY, '2026', { issuer: 'ORG' })))).toEqual([{ n: 5, own: 0 }])
      expect(await released.cells(ask('category', CITY, '2026', { category: 'DOC' }))).toEqual([])
      expect(await closedWeek()).toBe('2026-W10')
      expect(await released.since()).toBe('2026-W10')
    })

    test('a burst makes no block, and twenty from one sheet on a day are not twenty people', async () => {
      const { location, store } = await begin()
      for (let count = 0; count < 40; count++) await file(store, '2026-03-02')
      for (let count = 0; count < 19; count++) await file(store, '2026-03-03')
      await onDays(store, '2026-03-04', 3)
      await close(store, '2026-03-09')
      expect(await blocksOf(location)).toEqual([])
      await onDays(store, '2026-03-09', 1)
      await close(store, '2026-03-16')
      expect(await blocksOf(location)).toEqual([`2026-W11 ${LARGE_TOWN} MTG - - 23`])
    })

    test('what waited joins what came, and a report that comes late is in the next block', async () => {
      const { location, store } = await begin()
      await onDays(store, '2026-03-02', 3)
      await close(store, '2026-03-09')
      await onDays(store, '2026-03-02', 1)
      await onDays(store, '2026-03-09', 1)
      await close(store, '2026-03-16')
      expect(await blocksOf(location)).toEqual([`2026-W11 ${LARGE_TOWN} MTG - - 5`])
      expect(await pendingOf(location)).toEqual([])
      expect(only(await store.tallies.open.released.cells(ask('total', CITY, '2026-W10')))).toEqual([])
    })

    test('reports of the running week wait for its end', async () => {
      const { location, store } = await begin()
      await onDays(store, '2026-03-02', 4)
      await onDays(store, '2026-03-09', 1)
      await close(store, '2026-03-10')
      expect(await blocksOf(location)).toEqual([])
      expect(await pendingOf(location)).toEqual([`2026-W10 ${LARGE_TOWN} MTG 4`, `2026-W11 ${LARGE_TOWN} MTG 1`])
    })
  })

  describe('at the end of a month', () => {
    const areasOf = async (store: Store) => {
      const places = await store.places.list()
      return [...new Set(places.flatMap(({ area }) => (area === null ? [] : [area])))].sort()
    }

    test('what is too little for its area stands at its county, and is added above', async () => {
      const { location, store } = await begin()
      const areas = await areasOf(store)
      // Of m children at most (m-1) x 4 may be published together; the county is one of its own areas.
      expect(areas.length * 4).toBeGreaterThanOrEqual(6)
      for (const area of areas.slice(0, 2)) await onDays(store, '2026-03-23', 3, { place: area })
      await close(store, '2026-03-23')
      expect(await blocksOf(location)).toEqual([])
      await close(store, '2026-03-30')
      expect(await blocksOf(location)).toEqual([`2026-W13 ${COUNTY} MTG - - 6`])
      const { released } = store.tallies.open
      expect(only(await released.cells(ask('total', COUNTY, '2026-03')))).toEqual([{ n: 6, own: 6 }])
      expect(only(await released.cells(ask('total', CITY, '2026-03')))).toEqual([{ n: 6, own: 0 }])
      expect(await released.cells(ask('total', areas[0] as string, '2026-03'))).toEqual([])
    })

    test('different categories of one issuer level stand at the city and cannot be divided there', async () => {
      const { location, store } = await begin()
      for (const category of ['MTG', 'DOC', 'PLQ']) await onDays(store, '2026-03-23', 2, { category, place: TOWN })
      await close(store, '2026-03-30')
      expect(await blocksOf(location)).toEqual([`2026-W13 ${CITY} * * * 6`])
      const { released } = store.tallies.open
      expect(only(await released.cells(ask('cross', CITY, '2026-03', { category: '*' })))).toEqual([{ n: 6, own: 6 }])
      expect(await released.cells(ask('category', CITY, '2026-03', { category: 'MTG' }))).toEqual([])
    })

    test('fewer than five in the whole city go on waiting, over the year as well', async () => {
      const { location, store } = await begin()
      await onDays(store, '2026-12-28', 4)
      await close(store, '2027-01-04')
      expect(await blocksOf(location)).toEqual([])
      await onDays(store, '2027-01-04', 1)
      expect(await close(store, '2027-01-11')).toEqual(['2027-W01'])
      expect(await blocksOf(location)).toEqual([`2027-W01 ${LARGE_TOWN} MTG - - 5`])
      const { released } = store.tallies.open
      expect(only(await released.cells(ask('total', CITY, '2027-01')))).toEqual([{ n: 5, own: 0 }])
      expect(await released.cells(ask('total', CITY, '2026'))).toEqual([])
    })

    test('the last week of a year is that of its last Thursday', async () => {
      const { location, store } = await begin()
      await onDays(store, '2026-12-28', 5)
      expect(await close(store, '2027-01-04')).toEqual(['2026-W53'])
      const { released } = store.tallies.open
      expect(only(await released.cells(ask('total', CITY, '2026-12')))).toEqual([{ n: 5, own: 0 }])
      expect(await blocksOf(location)).toHaveLength(1)
    })
  })

  describe('the weeks that are closed', () => {
    test('after three weeks without a server are closed in their order', async () => {
      const { location, store } = await begin()
      await onDays(store, '2026-03-02', 5)
      await close(store, '2026-03-09')
      await onDays(store, '2026-03-09', 5, { category: 'DOC' })
      await onDays(store, '2026-03-16', 5)
      expect(await close(store, '2026-03-31')).toEqual(['2026-W11', '2026-W12', '2026-W13'])
      expect(await blocksOf(location)).toEqual([
        `2026-W10 ${LARGE_TOWN} MTG - - 5`,
        `2026-W11 ${LARGE_TOWN} DOC - - 5`,
        `2026-W12 ${LARGE_TOWN} MTG - - 5`,
      ])
    })

    test('are closed once, however many processes do it at the same time', async () => {
      const { location, store } = await begin()
      const other = await engine.open(location)
      for (const monday of ['2026-03-02', '2026-03-09', '2026-03-16']) await onDays(store, monday, 6)
      await store.reports.release('all')
      const closed = await Promise.all([store, other, store, other].map((one) => one.tallies.closeWeeks('2026-03-23')))
      expect(closed.flat().toSorted()).toEqual(['2026-W10', '2026-W11', '2026-W12'])
      expect(await blocksOf(location)).toHaveLength(3)
      expect(only(await store.tallies.open.released.cells(ask('total', CITY, '2026')))).toEqual([{ n: 18, own: 0 }])
    })

    test('while a release of another process brings reports: none is lost, none is counted twice', async () => {
      const { location, store } = await begin()
      const other = await engine.open(location)
      for (let round = 0; round < 6; round++) {
        await onDays(store, '2026-03-02', 3)
        const monday = plusDays('2026-03-09', 7 * round)
        await Promise.all([other.reports.release(`race ${round}`), store.tallies.closeWeeks(monday)])
      }
      await store.tallies.closeWeeks('2026-04-20')
      const published = Object.entries(await sumsOf(location, 'released_tallies')).find(
        ([key]) => key === `total ${CITY} 2026`,
      )
      const waiting = await peek(location, (db) =>
        db
          .selectFrom('pending')
          .select(({ fn }) => fn.sum<number>('n').as('n'))
          .executeTakeFirstOrThrow(),
      )
      expect((published?.[1] ?? 0) + (waiting.n ?? 0)).toBe(18)
    })

    test('when a clock runs ahead by decades are few, and those that come are closed when it is right again', async () => {
      const { location, store } = await begin()
      await onDays(store, '2026-03-02', 5)
      const ahead = await close(store, '2060-01-01')
      expect(ahead).toEqual(['2026-W10', '2026-W11', '2026-W12', '2026-W13', '2059-W52'])
      await onDays(store, '2026-03-30', 5)
      expect(await close(store, '2026-03-30')).toEqual([])
      expect(await close(store, '2026-04-06')).toEqual(['2026-W14'])
      expect(await blocksOf(location)).toHaveLength(2)
    })

    test('do not tell whether anything came', async () => {
      const { store } = await begin()
      expect(await close(store, '2026-03-09')).toEqual(['2026-W10'])
      expect(await close(store, '2026-03-09')).toEqual([])
      expect(await close(store, '2026-03-16')).toEqual(['2026-W11'])
      expect(await store.tallies.open.closedWeek()).toBe('2026-W11')
    })
  })

  describe('what blocks say', () => {
    test('is sub-types and middle classes that enough have given', async () => {
      const { location, store } = await begin()
      await onDays(store, '2026-03-02', 5, { subtypes: ['MTG-01', 'MTG-02'], quantities: { meetingsPerWeek: 6 } })
      for (const place of [COUNTY, CITY])
        await onDays(store, '2026-03-02', 6, { place, subtypes: ['MTG-01'], quantities: { meetingsPerWeek: 11 } })
      await onDays(store, '2026-03-02', 5, { category: 'DOC', subtypes: ['DOC-01'] })
      await file(store, '2026-03-08', { category: 'DOC' })
      await close(store, '2026-03-09')
      const facts = await peek(location, (db) =>
        db
          .selectFrom('block_facts')
          .innerJoin('blocks', 'blocks.number', 'block')
          .select(['place', 'category', 'item', 'value'])
          .orderBy('place')
          .orderBy('item')
          .execute(),
      )
      expect(facts.map(({ place, category, item, value }) => [place, category, item, value].join(' '))).toEqual([
        `${CITY} MTG MTG-01 6`,
        `${CITY} MTG meetingsPerWeek 11`,
        `${COUNTY} MTG MTG-01 6`,
        `${COUNTY} MTG meetingsPerWeek 11`,
        `${LARGE_TOWN} MTG MTG-01 5`,
        `${LARGE_TOWN} MTG MTG-02 5`,
        `${LARGE_TOWN} MTG meetingsPerWeek 6`,
      ])
      const { released } = store.tallies.open
      const cells = await released.cells(ask('quantity', CITY, '2026-03'))
      expect(cells.map(({ item, n }) => [item, n]).toSorted()).toEqual([
        ['meetingsPerWeek:11', 2],
        ['meetingsPerWeek:6', 1],
      ])
      const ticked = await released.cells(ask('subtype', CITY, '2026', { category: 'MTG' }))
      expect(ticked.find(({ item }) => item === 'MTG-01')?.n).toBe(17)
    })
  })

  test('figures that do not equal what they were made from are a fault', async () => {
    const { location, store } = await begin()
    await onDays(store, '2026-03-02', 7)
    await file(store, '2026-03-02', { kind: 'grid', category: 'HEA' })
    await close(store, '2026-03-09')
    expect(await store.check()).toEqual([])
    for (const table of ['burden_tallies', 'released_tallies'])
      await peek(location, (db) => rawSql(db, `update ${table} set n = n + 1 where view = 'total'`))
    await peek(location, (db) => rawSql(db, 'delete from grid_arrivals'))
    expect(await store.check()).toEqual([
      'There are 7 burden reports, but 8 are in the figures.',
      'There are 1 grid reports, but 0 are in the figures.',
      'There are 8 burden reports outside bursts, but 7 are in blocks or waiting.',
      'There are 7 reports in blocks, but 8 are in the released figures.',
    ])
  })

  describe('released figures', () => {
    test('are what a plain sum of the published blocks gives, and never fall', async () => {
      const { location, store } = await begin()
      const areas = [LARGE_TOWN, TOWN, COUNTY, CITY]
      let before: Readonly<Record<string, number>> = {}
      for (let week = 0; week < 14; week++) {
        const monday = plusDays('2026-11-02', 7 * week)
        for (const [index, place] of areas.entries()) {
          const category = ['MTG', 'DOC', 'PLQ'][(week + index) % 3] as string
          await onDays(store, monday, 1 + ((week * 3 + index * 2) % 6), { place, category, issuerLevel: 'county' })
        }
        await close(store, plusDays(monday, 7))
        const sums = await sumsOf(location, 'released_tallies')
        for (const [key, n] of Object.entries(before)) expect(sums[key]).toBeGreaterThanOrEqual(n)
        before = sums
      }
      const expected: Record<string, number> = {}
      for (const block of await blocksOf(location)) {
        const [week = '', place = '', category, level, issuer, n] = block.split(' ')
        // Thursdays of these weeks, by hand: W53 is of 2026, W05 of 2027 ends in January.
        const month = { 45: '11', 46: '11', 47: '11', 48: '11', 53: '12' }[Number(week.slice(6))]
        const inJanuary = week.startsWith('2027') && Number(week.slice(6)) <= 4
        const period = inJanuary ? '2027-01' : week.startsWith('2027') ? '2027-02' : `2026-${month ?? '12'}`
        const above = { [CITY]: [CITY], [COUNTY]: [COUNTY, CITY] }[place] ?? [place, COUNTY, CITY]
        for (const at of above)
          for (const when of [week, period, week.slice(0, 4)])
            for (const line of [
              `total ${at} ${when}`,
              `category ${at} ${when} ${category}`,
              `issuer ${at} ${when}  ${level} ${issuer}`,
              `cross ${at} ${when} ${category} ${level} ${issuer}`,
            ])
              expected[line] = (expected[line] ?? 0) + Number(n)
      }
      expect(Object.keys(expected).length).toBeGreaterThan(100)
      expect(before).toEqual(expected)
      expect(await store.check()).toEqual([])
    })

    test('cannot be changed by whoever writes to the database', async () => {
      const { location, store } = await begin()
      await onDays(store, '2026-03-02', 5, { subtypes: ['MTG-01'] })
      await close(store, '2026-03-09')
      for (const statement of ['update blocks set n = 1', 'delete from blocks', 'delete from block_facts'])
        await expect(peek(location, (db) => rawSql(db, statement))).rejects.toThrow(/written once/)
    })
  })
})
