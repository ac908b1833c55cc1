import { describe, expect, test } from 'vitest'
import type { CaseRow } from '../../../src/server/store/cases/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { AT, entry, makeChange, makeEvent, makeRow, newId, openCase, storedReport } from './cases-for-tests.ts'
import { peek, rawSql } from './reports-for-tests.ts'

forEachEngine((engine) => {
  describe('a case', () => {
    test('comes back as its events, its row and its reports were written', async () => {
      const store = await engine.open()
      const ref = await storedReport(store)
      const row = makeRow(newId(), { due: AT, next: AT, wake: AT, overdue: true, answerPhotos: [1, 3], lead: 'ZJJ' })
      const event = makeEvent(1, { act: 'open', line: 'grid', place: row.place, category: 'HEA', report: ref })
      const units = [{ unit: 'ZJJ', part: 'lead', state: 'called', open: true }] as const
      expect(await store.cases.append([makeChange(row, { events: [event], units, joined: [ref] })])).toBe('stored')
      expect(await store.cases.get(row.id)).toEqual({ row, events: [event], reports: [ref] })
      expect(await store.cases.caseOf(ref)).toBe(row.id)
      expect(await store.cases.openOf('ZJJ')).toEqual([row.id])
      expect(await store.cases.get(newId())).toBeUndefined()
    })

    test('of a report is opened once: until then the report waits for it', async () => {
      const store = await engine.open()
      const ref = await storedReport(store)
      await storedReport(store, { kind: 'burden' })
      expect((await store.cases.uncased(10)).map((report) => report.ref)).toEqual([ref])
      const openings = [newId(), newId()].map((id) => store.cases.append([makeChange(makeRow(id), { joined: [ref] })]))
      expect((await Promise.all(openings)).toSorted()).toEqual(['conflict', 'stored'])
      expect(await store.cases.uncased(10)).toEqual([])
    })

    test('keeps its events for ever: the database refuses to change or delete one', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const { id } = await openCase(store)
      for (const act of ["update case_events set who = 'x'", 'delete from case_events'])
        await expect(peek(location, (db) => rawSql(db, act))).rejects.toThrow('written once')
      expect((await store.cases.get(id))?.events).toHaveLength(1)
    })
  })

  describe('an act on a case', () => {
    test('that another was faster than leaves nothing behind, of this case or any other', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const ref = await storedReport(store)
      const first = await openCase(store)
      const other = await openCase(store)
      const change = makeChange(
        { ...other, version: 2, state: 'closed' },
        {
          joined: [ref],
          steps: [{ state: 'done', day: '2026-03-05', what: 'closed' }],
          deltas: [
            { day: '2026-03-05', place: other.place, line: 'grid', category: 'HEA', unit: '', item: 'done', n: 1 },
          ],
          notices: [{ about: 'finished', unit: null }],
        },
      )
      const late = makeChange({ ...first, version: 3 })
      expect(await store.cases.append([change, late], [entry])).toBe('conflict')
      const left = await peek(location, async (db) =>
        Promise.all(
          (['case_reports', 'case_steps', 'case_deltas', 'notices', 'audit'] as const).map((table) =>
            db.selectFrom(table).selectAll().execute(),
          ),
        ),
      )
      expect(left.flat()).toEqual([])
      expect((await store.cases.get(other.id))?.row).toEqual(other)
    })

    test('by twenty at once is done by one of them for each version', async () => {
      const location = await engine.fresh()
      const stores = [await engine.open(location), await engine.open(location)]
      const row = await openCase(stores[0] as (typeof stores)[0])
      for (const version of [2, 3, 4]) {
        const acts = Array.from({ length: 20 }, (_, index) =>
          stores[index % 2]?.cases.append([
            makeChange({ ...row, version }, { events: [makeEvent(version, { who: `${index}` })] }),
          ]),
        )
        expect((await Promise.all(acts)).filter((answer) => answer === 'stored')).toHaveLength(1)
      }
      const { events } = (await stores[1]?.cases.get(row.id)) ?? {}
      expect(events?.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    })

    test('that joins two cases does not stand in a circle with the opposite act', async () => {
      const location = await engine.fresh()
      const stores = [await engine.open(location), await engine.open(location)] as const
      for (let round = 0; round < 10; round++) {
        const refs = [await storedReport(stores[0]), await storedReport(stores[0])] as const
        const rows = [
          await openCase(stores[0], {}, { joined: [refs[0]] }),
          await openCase(stores[0], {}, { joined: [refs[1]] }),
        ] as const
        const merge = (from: 0 | 1, into: 0 | 1) =>
          stores[from].cases.append([
            makeChange({ ...rows[from], version: 2, state: 'merged', open: false }, { left: [refs[from]] }),
            makeChange({ ...rows[into], version: 2, reports: 2 }, { joined: [refs[from]] }),
          ])
        expect((await Promise.all([merge(0, 1), merge(1, 0)])).toSorted()).toEqual(['conflict', 'stored'])
        const owners = await Promise.all(refs.map((ref) => stores[0].cases.caseOf(ref)))
        expect(new Set(owners).size).toBe(1)
      }
    })

    test('shows staff where its reports stand at once, and takes no report that another case has', async () => {
      const store = await engine.open()
      const ref = await storedReport(store, { kind: 'burden', place: '371002001000', category: 'MTG' })
      const matter: Partial<CaseRow> = {
        line: 'burden',
        place: '371002000000',
        state: 'accepted',
        publicState: 'working',
      }
      await openCase(store, matter, { joined: [ref] })
      expect((await store.reading.get(ref))?.state).toBe('working')
      const row = makeRow(newId(), matter)
      expect(await store.cases.append([makeChange(row, { joined: [ref] })])).toBe('conflict')
      expect(await store.cases.get(row.id)).toBeUndefined()
    })

    test('sends nothing to a unit that has ceased since', async () => {
      const store = await engine.open()
      await store.units.save({ code: 'ZJJ', name: '住建局', place: '371000000000' }, entry)
      const row = await openCase(store)
      expect(await store.caseSettings.removeUnit('ZJJ', '2026-03-05', [], entry)).toBe('done')
      const units = [{ unit: 'ZJJ', part: 'lead', state: 'called', open: true }] as const
      for (const sending of [{ act: 'dispatch', lead: 'ZJJ', assists: [] }, { act: 'reopen' }]) {
        const events = [makeEvent(2, sending)]
        expect(await store.cases.append([makeChange({ ...row, version: 2 }, { events, units })])).toBe('conflict')
      }
    })
  })
})
