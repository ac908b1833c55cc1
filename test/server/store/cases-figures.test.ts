import { describe, expect, test } from 'vitest'
import type { CaseDelta } from '../../../src/server/store/cases/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { COUNTY, TOWN, VILLAGE } from '../../setup/places.ts'
import { DAY, makeEvent, openCase } from './cases-for-tests.ts'
import { peek } from './reports-for-tests.ts'
import { CITY, withPlaces } from './tally-history.ts'

const delta = (given: Partial<CaseDelta> = {}): CaseDelta => ({
  ...{ day: DAY, place: VILLAGE, line: 'grid', category: 'HEA', unit: '', item: 'accepted', n: 1 },
  ...given,
})
const PERIODS = ['2026-W10', '2026-03', '2026']

forEachEngine((engine) => {
  describe('figures of cases', () => {
    test('count what acts have changed at the place and all above it, by week, month and year, no day', async () => {
      const store = await withPlaces(await engine.open())
      await openCase(store, {}, { deltas: [delta(), delta({ unit: 'ZJJ', item: 'done' })] })
      await openCase(store, {}, { deltas: [delta({ category: 'LEA' })] })
      expect(await store.caseFigures.fold()).toBe(3)
      expect(await store.caseFigures.fold()).toBe(0)
      const places = [VILLAGE, TOWN, COUNTY, CITY]
      const ask = { view: 'total', lines: ['grid'], places, periods: [...PERIODS, DAY] } as const
      const total = await store.caseFigures.cells(ask)
      expect(total).toHaveLength(places.length * PERIODS.length * 2)
      expect(new Set(total.map(({ item, n }) => `${item} ${n}`))).toEqual(new Set(['accepted 2', 'done 1']))
      const month = { lines: ['grid'], places: [COUNTY], periods: ['2026-03'] } as const
      const categories = await store.caseFigures.cells({ ...month, view: 'category', category: 'HEA' })
      expect(categories.map(({ item, n }) => `${item} ${n}`).sort()).toEqual(['accepted 1', 'done 1'])
      const units = await store.caseFigures.cells({ ...month, view: 'unit', unit: 'ZJJ' })
      expect(units).toEqual([{ place: COUNTY, period: '2026-03', category: 'HEA', unit: 'ZJJ', item: 'done', n: 1 }])
      expect(await store.caseFigures.cells({ ...ask, lines: ['burden'] })).toEqual([])
      expect(await store.caseFigures.cells({ ...ask, places: [] })).toEqual([])
    })

    test('take back what no longer counts, and add the lines that are asked for up', async () => {
      const store = await withPlaces(await engine.open())
      await openCase(store, {}, { deltas: [delta(), delta({ line: 'whistle', category: 'OTH' })] })
      await store.caseFigures.fold()
      await openCase(store, {}, { deltas: [delta({ n: -1 }), delta({ n: 1, category: 'LEA' })] })
      await store.caseFigures.fold()
      const ask = { places: [CITY], periods: ['2026'], lines: ['grid', 'whistle'] } as const
      expect((await store.caseFigures.cells({ ...ask, view: 'total' })).map(({ n }) => n)).toEqual([2])
      const byCategory = await store.caseFigures.cells({ ...ask, view: 'category' })
      expect(
        byCategory
          .filter(({ n }) => n !== 0)
          .map(({ category }) => category)
          .sort(),
      ).toEqual(['LEA', 'OTH'])
      expect((await store.check()).filter((fault) => fault.includes('ases'))).toEqual([])
    })

    test('count everything once, however many processes fold at the same time', async () => {
      const location = await engine.fresh()
      const stores = [await withPlaces(await engine.open(location)), await engine.open(location)] as const
      for (let index = 0; index < 20; index++)
        await openCase(stores[0], {}, { deltas: Array.from({ length: 30 }, () => delta()) })
      const folded = await Promise.all([0, 1, 0, 1].map((which) => stores[which as 0 | 1].caseFigures.fold()))
      expect(folded.reduce((sum, count) => sum + count, 0)).toBe(600)
      const cells = await stores[1].caseFigures.cells({
        view: 'total',
        lines: ['grid'],
        places: [CITY],
        periods: ['2026'],
      })
      expect(cells.map(({ n }) => n)).toEqual([600])
    })

    test('of this moment count open cases, those past a limit, said or not yet said by the clocks, and the shelved', async () => {
      const store = await engine.open()
      const now = '2026-03-09T00:00:00.000Z'
      await openCase(store, { overdue: true, next: null })
      await openCase(store, { next: '2026-03-08T23:00:00.000Z' })
      await openCase(store, { next: '2026-03-09T23:00:00.000Z', state: 'shelved' })
      await openCase(store, { open: false, overdue: true, state: 'closed' })
      await openCase(store, { line: 'burden', place: '371002000000' })
      const counts = (prefix: string) => store.caseFigures.now({ lines: ['grid'], prefix }, now)
      expect(await counts('371002')).toEqual({ open: 3, overdue: 2, shelved: 1 })
      expect(await counts('371003')).toEqual({ open: 0, overdue: 0, shelved: 0 })
      expect(await store.caseFigures.now({ lines: [], prefix: '' }, now)).toEqual({ open: 0, overdue: 0, shelved: 0 })
    })
  })

  test('the check says so when a case lacks events, or its figures and reports do not fit', async () => {
    const location = await engine.fresh()
    const store = await withPlaces(await engine.open(location))
    await openCase(store, {}, { deltas: [delta()] })
    await store.caseFigures.fold()
    expect(await store.check()).toEqual([])
    const { id } = await openCase(store)
    await peek(location, async (db) => {
      await db.updateTable('cases').set({ version: 2 }).where('id', '=', id).execute()
      await db.updateTable('case_tallies').set({ n: 5 }).where('view', '=', 'unit').execute()
      await db
        .insertInto('case_reports')
        .values({ ref: 'f'.repeat(32), case_id: 'nowhere' })
        .execute()
      const { seq, at, who, party, act } = makeEvent(1)
      await db
        .insertInto('case_events')
        .values({ case_id: 'nowhere', seq, at, who, party, act, detail: '{}' })
        .execute()
    })
    expect(await store.check()).toEqual([
      `Case ${id} lacks some of its events.`,
      '1 events belong to no case.',
      '1 reports belong to a case that is not there, or are not there themselves.',
      'The figures of cases differ between what is counted in all, by category and by unit.',
    ])
  })
})
