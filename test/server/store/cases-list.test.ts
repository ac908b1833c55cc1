import { describe, expect, test } from 'vitest'
import { casesThat } from '../../../src/server/store/cases/list-cases.ts'
import type { CaseQuery, CaseRow } from '../../../src/server/store/cases/types.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { openCase } from './cases-for-tests.ts'
import { peek } from './reports-for-tests.ts'

const GRID: CaseQuery = { lines: ['grid'], prefix: '' }
const at = (hour: number) => `2026-03-05T${String(hour).padStart(2, '0')}:00:00.000Z`
const ended: Partial<CaseRow> = { open: false, state: 'closed', turn: '-' }
const unit = (code: string, state: 'called' | 'returned' = 'called') =>
  ({ unit: code, part: 'lead', state, open: state === 'called' }) as const

forEachEngine((engine) => {
  const found = async (store: Store, query: Partial<CaseQuery>) =>
    (await store.cases.list({ ...GRID, ...query }, 100)).map(({ summary }) => summary).join()

  describe('a queue', () => {
    test('begins with what is due first and ends with what is not due at all; the ended ones come behind', async () => {
      const store = await engine.open()
      await openCase(store, { summary: 'ended', ...ended })
      await openCase(store, { summary: 'never' })
      await openCase(store, { summary: 'late', next: at(9) })
      await openCase(store, { summary: 'soon', next: at(3) })
      expect(await found(store, {})).toBe('soon,late,never')
      expect(await found(store, { ended: 'also' })).toBe('soon,late,never,ended')
      expect(await found(store, { ended: 'only' })).toBe('ended')
      expect(await store.cases.count({ ...GRID, ended: 'also' }, 100)).toBe(4)
      expect(await store.cases.count(GRID, 2)).toBe(2)
    })

    test('is read page by page, and no case is missing or there twice', async () => {
      const store = await engine.open()
      const rows: CaseRow[] = []
      for (let index = 0; index < 13; index++)
        rows.push(
          await openCase(store, { next: index % 3 === 0 ? null : at(index % 2), ...(index % 4 === 0 ? ended : {}) }),
        )
      const read: CaseRow[] = []
      for (;;) {
        const page = await store.cases.list({ ...GRID, ended: 'also' }, 3, read.at(-1))
        read.push(...page)
        if (page.length < 3) break
      }
      expect(read).toHaveLength(13)
      expect(new Set(read.map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)))
      expect(read.map(({ open }) => open)).toEqual(
        read.map(({ open }) => open).toSorted((a, b) => Number(b) - Number(a)),
      )
    })

    test('holds the lines and places of the asker only: a town sees no matter of burdens', async () => {
      const store = await engine.open()
      await openCase(store, { summary: 'village', place: '371002001001' })
      await openCase(store, { summary: 'other', place: '371003001001' })
      await openCase(store, { summary: 'matter', line: 'burden', place: '371002000000' })
      expect(await found(store, { prefix: '371002' })).toBe('village')
      expect(await found(store, { prefix: '371002', lines: ['burden'] })).toBe('matter')
      expect(await found(store, { lines: [] })).toBe('')
      expect(await store.cases.count({ ...GRID, lines: [] }, 10)).toBe(0)
    })

    test('of a unit is what stands in its hands; ended ones are those it had to the end', async () => {
      const store = await engine.open()
      await openCase(store, { summary: 'mine' }, { units: [unit('ZJJ')] })
      await openCase(store, { summary: 'returned' }, { units: [unit('ZJJ', 'returned')] })
      await openCase(store, { summary: 'theirs' }, { units: [unit('CGJ')] })
      await openCase(store, { summary: 'done', ...ended }, { units: [{ ...unit('ZJJ'), open: false }] })
      await openCase(store, { summary: 'given back', ...ended }, { units: [unit('ZJJ', 'returned')] })
      expect(await found(store, { unit: 'ZJJ' })).toBe('mine')
      expect(await found(store, { unit: 'ZJJ', ended: 'only' })).toBe('done')
      expect(await store.cases.openOf('ZJJ')).toHaveLength(1)
    })

    test('can be asked for whose turn it is, with what waits for consent beside it', async () => {
      const store = await engine.open()
      await openCase(store, { summary: 'desk', next: at(1) })
      await openCase(store, { summary: 'unit', turn: 'unit', next: at(2), category: 'LEA', overdue: true })
      await openCase(store, { summary: 'asks', turn: 'unit', extensionAsked: true, next: at(3), state: 'working' })
      expect(await found(store, { turns: ['desk'] })).toBe('desk')
      expect(await found(store, { turns: ['desk'], orExtension: true })).toBe('desk,asks')
      expect(await found(store, { overdue: true })).toBe('unit')
      expect(await found(store, { category: 'LEA' })).toBe('unit')
      expect(await found(store, { state: 'working' })).toBe('asks')
    })
  })

  test('the clocks are told what has something to say by now, soonest first, and the board what waits for it', async () => {
    const store = await engine.open()
    const late = await openCase(store, { wake: at(5), publication: 'waiting' })
    const soon = await openCase(store, { wake: at(2) })
    await openCase(store, { wake: at(9) })
    await openCase(store)
    expect(await store.cases.waking(at(5), 10)).toEqual([soon.id, late.id])
    expect(await store.cases.waking(at(5), 1)).toEqual([soon.id])
    expect(await store.cases.publishable()).toEqual([late.id])
  })

  if (engine.name === 'SQLite')
    test('no question of a queue or a clock reads all cases or all reports', async () => {
      const location = await engine.fresh()
      await engine.open(location)
      const plans = await peek(location, async (db) => {
        const queue = (query: Partial<CaseQuery>) => casesThat(db, { ...GRID, ...query }, true).selectAll('cases')
        const asked = [
          queue({}).orderBy('next').orderBy('id'),
          queue({ prefix: '371002', turns: ['desk'], orExtension: true })
            .orderBy('next')
            .orderBy('id'),
          queue({ unit: 'ZJJ' }).orderBy('next').orderBy('id'),
          db.selectFrom('cases').select('id').where('wake', '<=', at(1)).orderBy('wake'),
        ]
        const rows = await Promise.all(asked.map((query) => query.explain<{ detail: string }>()))
        return rows.flat().map(({ detail }) => detail)
      })
      expect(plans.length).toBeGreaterThan(4)
      expect(plans.filter((detail) => /^SCAN (cases|reports|case_units)$/.test(detail))).toEqual([])
    })
})
