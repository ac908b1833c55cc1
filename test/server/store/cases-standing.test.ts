import { describe, expect, test } from 'vitest'
import { plusDays, weekOf } from '../../../src/contract/staff/period.ts'
import { SMALLEST_GROUP } from '../../../src/contract/staff/tally.ts'
import { pour } from '../../../src/server/store/blocks/pour.ts'
import { treeOf } from '../../../src/server/store/blocks/tree.ts'
import { endsMonth } from '../../../src/server/store/blocks/weeks-to-close.ts'
import type { StoreLocation } from '../../../src/server/store/dialect/choose.ts'
import { readRegister } from '../../../src/server/store/tallies/upward.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { COUNTY, LARGE_TOWN, TOWN, weihai } from '../../setup/places.ts'
import { newId } from './cases-for-tests.ts'
import { peek } from './reports-for-tests.ts'
import { CITY, file } from './tally-history.ts'

const WENDENG = '371003000000'
const FIRST = '2026-03-02'

forEachEngine((engine) => {
  async function begin() {
    const location = await engine.fresh()
    const store = await engine.open(location)
    await store.places.save(weihai().filter(({ code, level }) => /^3710(00|02|03)/.test(code) || level === 'province'))
    return { location, store }
  }
  const close = async (store: Store, day: string) => {
    await store.reports.release(newId())
    await store.tallies.closeWeeks(day)
  }
  const refsOf = async (store: Store, place = '') =>
    (await store.reading.list({ kinds: ['burden'], prefix: place }, 1_000)).map(({ ref }) => ref)

  describe('a published matter stands', () => {
    test('nowhere while one of its reports is in no block, or is not there', async () => {
      const { store } = await begin()
      for (let day = 0; day < 4; day++) await file(store, plusDays(FIRST, day))
      await close(store, '2026-03-09')
      const refs = await refsOf(store)
      expect(await store.cases.standsAt(refs.slice(0, 1))).toBeUndefined()
      await file(store, '2026-03-09')
      await close(store, '2026-03-16')
      expect(await store.cases.standsAt(await refsOf(store))).toBe(COUNTY)
      expect(await store.cases.standsAt([...refs, newId()])).toBeUndefined()
      expect(await store.cases.standsAt([])).toBeUndefined()
    })

    test('at the county of its areas, or at the city when it reaches over counties or one block does', async () => {
      const { store } = await begin()
      for (let day = 0; day < 5; day++)
        for (const place of [LARGE_TOWN, WENDENG]) await file(store, plusDays(FIRST, day), { place })
      for (const category of ['DOC', 'PLQ'])
        for (let day = 0; day < 3; day++) await file(store, plusDays('2026-03-23', day), { category, place: TOWN })
      await close(store, '2026-03-09')
      await close(store, '2026-03-30')
      const list = await store.reading.list({ kinds: ['burden'], prefix: '' }, 100)
      const some = (place: string, category = 'MTG') =>
        list.filter((report) => report.place === place && report.category === category).map(({ ref }) => ref)
      expect(await store.cases.standsAt(some(LARGE_TOWN))).toBe(COUNTY)
      expect(await store.cases.standsAt(some(WENDENG))).toBe(WENDENG)
      expect(await store.cases.standsAt([...some(LARGE_TOWN), ...some(WENDENG)])).toBe(CITY)
      expect(await store.cases.standsAt([...some(TOWN, 'DOC'), ...some(LARGE_TOWN)])).toBe(CITY)
    })

    test('at the city where the blocks are older than what is written down of them', async () => {
      const { location, store } = await begin()
      for (let day = 0; day < 5; day++) await file(store, plusDays(FIRST, day))
      await close(store, '2026-03-09')
      await peek(location, (db) => db.deleteFrom('block_leaves').execute())
      expect(await store.cases.standsAt(await refsOf(store))).toBe(CITY)
    })

    test('nowhere when one of its reports was one of a burst, which no block holds', async () => {
      const { store } = await begin()
      for (let count = 0; count < 30; count++) await file(store, FIRST)
      for (let day = 1; day < 6; day++) await file(store, plusDays(FIRST, day))
      await close(store, '2026-03-09')
      const list = await store.reading.list({ kinds: ['burden'], prefix: '' }, 100)
      const refs = (burst: boolean) => list.filter((report) => report.burst === burst).map(({ ref }) => ref)
      expect(await store.cases.standsAt(refs(false))).toBe(COUNTY)
      expect(await store.cases.standsAt(refs(true).slice(0, 1))).toBeUndefined()
    })

    test('where what poured took its reports, through a random quarter', async () => {
      const { location, store } = await begin()
      const random = seeded(7)
      const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
      const places = [LARGE_TOWN, TOWN, COUNTY, CITY, WENDENG, '371003100000', '371003103000']
      const taken = new Map<string, string>()
      for (let week = 0; week < 13; week++) {
        const monday = plusDays(FIRST, 7 * week)
        for (let count = Math.floor(random() * 14); count > 0; count--)
          await file(store, plusDays(monday, Math.floor(random() * 7)), {
            place: one(places),
            category: one(['MTG', 'DOC']),
            ...(random() < 0.5 ? {} : { issuerLevel: 'county', issuer: one(['ORG', 'CPB']) }),
          })
        await store.reports.release(newId())
        for (const [leaf, place] of await pouredOn(location, weekOf(monday))) taken.set(leaf, place)
        await store.tallies.closeWeeks(plusDays(monday, 7))
      }
      const rows = await peek(location, (db) =>
        db.selectFrom('reports').selectAll().where('kind', '=', 'burden').execute(),
      )
      const areas = new Map((await store.places.list()).map(({ code, area }) => [code, area]))
      const found = new Set<string>()
      for (const { ref, place, week, category, issuer_level, issuer } of rows) {
        const leaf = [weekOf(week), areas.get(place) ?? place, category, issuer_level, issuer].join()
        const block = taken.get(leaf)
        const expected = block === undefined || block === CITY ? block : `${block.slice(0, 6)}000000`
        expect(await store.cases.standsAt([ref]), leaf).toBe(expected)
        found.add(expected ?? 'waits')
      }
      // Otherwise this proves nothing.
      expect([...found].sort()).toEqual([CITY, COUNTY, WENDENG, 'waits'].sort())
    })
  })
})

/** What a week's end will take: leaf and week of the reports → place of their block, asked of the procedure itself. */
async function pouredOn(location: StoreLocation, week: string): Promise<readonly (readonly [string, string])[]> {
  return peek(location, async (db) => {
    const rows = await db.selectFrom('pending').selectAll().where('item', '=', '').where('week', '<=', week).execute()
    const keyOf = (row: (typeof rows)[number]) => [row.area, row.category, row.issuer_level, row.issuer].join()
    const leaves = [...new Set(rows.map(keyOf))].flatMap((key) => {
      const same = rows.filter((row) => keyOf(row) === key)
      const [row] = same
      if (!row) return []
      const sum = (of: 'n' | 'weight') => same.reduce((total, other) => total + other[of], 0)
      const { area, category, issuer_level: issuerLevel, issuer } = row
      return [{ area, category, issuerLevel, issuer, n: sum('n'), weight: sum('weight') }]
    })
    const blocks = pour(leaves, await treeOf(await readRegister(db)), SMALLEST_GROUP, endsMonth(week))
    return blocks.flatMap(({ place, leaves: took }) =>
      took.flatMap(({ area, category, issuerLevel, issuer }) => {
        const leaf = [area, category, issuerLevel, issuer].join()
        return rows.filter((row) => keyOf(row) === leaf).map((row) => [`${row.week},${leaf}`, place] as const)
      }),
    )
  })
}

/** The same numbers every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}
