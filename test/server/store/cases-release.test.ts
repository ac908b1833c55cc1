import { describe, expect, test } from 'vitest'
import type { StoreLocation } from '../../../src/server/store/dialect/choose.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { makeChange, newId, openCase, storedReport } from './cases-for-tests.ts'
import { makeReport, peek, rawSql } from './reports-for-tests.ts'

const MATTER = {
  line: 'burden',
  place: '371002000000',
  category: 'MTG',
  state: 'accepted',
  publicState: 'working',
} as const
const toldOf = (location: StoreLocation, id: string) =>
  peek(location, async (db) => {
    const row = await db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const steps = await db.selectFrom('case_steps').selectAll().where('case_id', '=', id).orderBy('number').execute()
    return {
      told: [row.public_state, row.public_answer, row.public_photos, row.public_closings],
      steps: steps.map(({ number, state, day, what }) => [number, state, day, what].join(' ').trim()),
    }
  })

forEachEngine((engine) => {
  describe('reporters', () => {
    test('of a work order are told at once', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const row = await openCase(store)
      expect((await toldOf(location, row.id)).told).toEqual(['received', null, '[]', 0])
      const closed = {
        ...row,
        version: 2,
        publicState: 'done',
        answer: '修好了',
        answerPhotos: [2],
        closings: 1,
      } as const
      await store.cases.append([makeChange(closed, { steps: [{ state: 'done', day: '2026-03-06', what: 'closed' }] })])
      expect(await toldOf(location, row.id)).toEqual({
        told: ['done', '修好了', '[2]', 1],
        steps: ['1 done 2026-03-06 closed'],
      })
    })

    test('of burdens are told by the release only, with its day and no finer step', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const ref = await storedReport(store, { kind: 'burden', place: '371002001000', category: 'MTG' })
      const row = await openCase(store, MATTER, { joined: [ref] })
      expect((await toldOf(location, row.id)).told).toEqual(['received', null, '[]', 0])
      await store.reports.release(newId(), undefined, '2026-03-06')
      expect(await toldOf(location, row.id)).toEqual({
        told: ['working', null, '[]', 0],
        steps: ['1 working 2026-03-06'],
      })
      const closed = {
        ...row,
        version: 2,
        publicState: 'done',
        answer: '减了',
        answerPhotos: [1],
        closings: 1,
      } as const
      await store.cases.append([makeChange(closed)])
      expect((await store.reading.get(ref))?.state).toBe('done')
      expect((await toldOf(location, row.id)).told).toEqual(['working', null, '[]', 0])
      await store.cases.append([makeChange({ ...closed, version: 3, summary: '两会合一' })])
      await store.reports.release(newId(), undefined, '2026-03-07')
      await store.reports.release(newId(), undefined, '2026-03-08')
      expect(await toldOf(location, row.id)).toEqual({
        told: ['done', '减了', '[1]', 1],
        steps: ['1 working 2026-03-06', '2 done 2026-03-07'],
      })
    })
  })

  test('a release beside acts on the same reports loses none of them, and its rows do not tell their day', async () => {
    const location = await engine.fresh()
    const [store, beside] = [await engine.open(location), await engine.open(location)]
    const burden = { kind: 'burden', place: '371002001000', category: 'MTG' } as const
    for (let round = 0; round < 5; round++) {
      const ref = await storedReport(store, burden)
      await store.reports.add(makeReport(burden))
      const [row] = await Promise.all([
        openCase(store, MATTER, { joined: [ref] }),
        beside.reports.release(newId(), undefined, '2026-03-06'),
      ])
      expect((await store.reading.get(ref))?.state).toBe('working')
      expect((await store.cases.get(row.id))?.reports).toEqual([ref])
    }
    await store.reports.add(makeReport(burden))
    await store.reports.release(newId(), undefined, '2026-03-07')
    expect(await peek(location, (db) => db.selectFrom('case_reports').selectAll().execute())).toHaveLength(5)
    if (engine.name !== 'PostgreSQL') return
    const { rows } = await peek(location, (db) => rawSql(db, "select distinct xmin from reports where kind = 'burden'"))
    expect(rows).toHaveLength(1)
  })
})
