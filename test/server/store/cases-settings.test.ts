import { describe, expect, test } from 'vitest'
import type { Routing } from '../../../src/contract/staff/cases/settings.ts'
import type { StaffRow } from '../../../src/server/store/staff/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { AT, DAY, entry, makeChange, makeEvent, newId, openCase } from './cases-for-tests.ts'

const CITY = '371000000000'
const ZJJ = { code: 'ZJJ', name: '住建局', place: CITY }
const CGJ = { code: 'CGJ', name: '城管局', place: CITY }
const held = (unit: string) => [{ unit, part: 'lead', state: 'called', open: true }] as const
const handler = (name: string, unit = 'ZJJ'): StaffRow => ({
  ...{ id: newId(), name, nameKey: name, role: 'handler', place: CITY, unit, state: 'active', salt: null },
  ...{ login: null, totp: null, totpStep: 0, personal: null, seen: null },
})

forEachEngine((engine) => {
  describe('a unit that ceases', () => {
    test('hands its open cases over in the same stroke, or stays; its name can still be read', async () => {
      const store = await engine.open()
      for (const unit of [ZJJ, CGJ]) await store.units.save(unit, entry)
      const row = await openCase(store, { lead: 'ZJJ' }, { units: held('ZJJ') })
      expect(await store.caseSettings.removeUnit('ZJJ', DAY, [], entry)).toBe('busy')
      const passed = makeChange(
        { ...row, version: 2, lead: 'CGJ' },
        { events: [makeEvent(2, { act: 'hand-over', unit: 'ZJJ', to: 'CGJ' })], units: held('CGJ') },
      )
      const old = { ...passed, expected: 2, events: [makeEvent(3)], row: { ...passed.row, version: 3 } }
      expect(await store.caseSettings.removeUnit('ZJJ', DAY, [old], entry)).toBe('conflict')
      expect((await store.units.list()).map(({ code }) => code)).toEqual(['CGJ', 'ZJJ'])
      expect(await store.caseSettings.removeUnit('ZJJ', DAY, [passed], entry)).toBe('done')
      expect(await store.cases.openOf('CGJ')).toEqual([row.id])
      expect(await store.caseSettings.removeUnit('ZJJ', DAY, [], entry)).toBe('unknown')
      expect(await store.units.list()).toEqual([CGJ])
      expect(await store.caseSettings.units()).toEqual([CGJ])
      expect((await store.units.names()).get('ZJJ')).toBe('住建局')
      expect((await store.audit.list(10, undefined, entry.who)).length).toBe(3)
      await store.units.save(ZJJ, entry)
      expect(await store.units.list()).toHaveLength(2)
    })

    test('while another process sends it a case leaves no case in nobody’s hands', async () => {
      const location = await engine.fresh()
      const stores = [await engine.open(location), await engine.open(location)] as const
      for (let round = 0; round < 10; round++) {
        await stores[0].units.save(ZJJ, entry)
        const row = await openCase(stores[0])
        const events = [makeEvent(2, { act: 'dispatch', lead: 'ZJJ', assists: [] })]
        const [removed, sent] = await Promise.all([
          stores[0].caseSettings.removeUnit('ZJJ', DAY, [], entry),
          stores[1].cases.append([makeChange({ ...row, version: 2 }, { events, units: held('ZJJ') })]),
        ])
        expect([removed, sent]).toEqual(removed === 'done' ? ['done', 'conflict'] : ['busy', 'stored'])
        if (sent === 'stored') await stores[0].cases.append([makeChange({ ...row, version: 3, open: false })])
      }
    })

    test('keeps its last handler as long as it has something to do', async () => {
      const store = await engine.open()
      await store.units.save(ZJJ, entry)
      const [one, two] = [handler('a'), handler('b')]
      for (const row of [one, two]) await store.staff.add(row, entry)
      await openCase(store, {}, { units: held('ZJJ') })
      expect(await store.staff.disable(one.id, entry)).toBe('done')
      expect(await store.staff.disable(two.id, entry)).toBe('unit-busy')
      expect(await store.staff.reset(two.id, entry)).toBe('unit-busy')
      await store.staff.enable(one.id, entry)
      const idle = handler('c', 'CGJ')
      await store.staff.add(idle, entry)
      expect(await store.staff.disable(idle.id, entry)).toBe('done')
    })
  })

  describe('what the operator sets', () => {
    test('is kept, replaced and removed, each with its audit entry', async () => {
      const store = await engine.open()
      const { caseSettings } = store
      const row = { place: CITY, category: '*', lead: 'ZJJ', assists: ['CGJ'] }
      await caseSettings.saveRouting(row, entry)
      const limited: Routing = { ...row, assists: [], limit: { unit: 'hours', amount: 24 } }
      await caseSettings.saveRouting(limited, entry)
      expect(await caseSettings.routings()).toEqual([limited])
      expect(await caseSettings.removeRouting(CITY, 'HEA', entry)).toBe(false)
      expect(await caseSettings.removeRouting(CITY, '*', entry)).toBe(true)
      const template = { id: newId(), place: CITY, line: 'grid', title: '修好了', text: '已经修好。' } as const
      await caseSettings.saveTemplate(template, entry)
      await caseSettings.saveTemplate({ ...template, title: '好了' }, entry)
      expect(await caseSettings.templates()).toEqual([{ ...template, title: '好了' }])
      expect(await caseSettings.removeTemplate(template.id, entry)).toBe(true)
      expect(await caseSettings.removeTemplate(template.id, entry)).toBe(false)
      expect(await store.audit.list(10)).toHaveLength(6)
    })

    test('of holidays is a year at a time: the others stay as they are', async () => {
      const { caseSettings } = await engine.open()
      const day = (of: string, name: string) => ({ day: of, kind: 'off', name }) as const
      await caseSettings.replaceHolidays('2025', [day('2025-10-01', '国庆节')], entry)
      await caseSettings.replaceHolidays('2026', [day('2026-10-01', '国庆节'), day('2026-10-02', '国庆节')], entry)
      await caseSettings.replaceHolidays('2026', [day('2026-01-01', '元旦')], entry)
      expect((await caseSettings.holidays()).map((one) => one.day)).toEqual(['2025-10-01', '2026-01-01'])
      await caseSettings.replaceHolidays('2025', [], entry)
      expect(await caseSettings.holidays()).toHaveLength(1)
    })
  })

  describe('a notice', () => {
    const later = '2026-03-05T02:00:00.000Z'
    test('is there with its act, is tried by one process at a time, and goes when it is delivered', async () => {
      const location = await engine.fresh()
      const stores = [await engine.open(location), await engine.open(location)] as const
      const row = await openCase(stores[0], {}, { notices: [{ about: 'dispatched', unit: 'ZJJ' }] })
      const [notice] = await stores[1].notices.due(AT, 10)
      expect(notice).toMatchObject({ at: AT, caseId: row.id, line: 'grid', about: 'dispatched', unit: 'ZJJ', tries: 0 })
      const number = notice?.number ?? 0
      const claims = await Promise.all(stores.map(({ notices }) => notices.claim(number, AT, later)))
      expect(claims.toSorted()).toEqual([false, true])
      expect(await stores[0].notices.due(AT, 10)).toEqual([])
      expect(await stores[0].notices.due(later, 10)).toHaveLength(1)
      await stores[0].notices.sent(number)
      expect(await stores[1].notices.counts()).toEqual({ waiting: 0, stuck: 0 })
    })

    test('that cannot be delivered is stuck and tells why, until somebody tries again', async () => {
      const { notices, ...store } = await engine.open()
      await openCase(
        { notices, ...store },
        {},
        {
          notices: [
            { about: 'new', unit: null },
            { about: 'urged', unit: null },
          ],
        },
      )
      const [first, second] = await notices.due(AT, 10)
      await notices.failed(first?.number ?? 0, 'HTTP 500', undefined)
      await notices.failed(second?.number ?? 0, 'HTTP 503', later)
      expect(await notices.counts()).toEqual({ waiting: 1, stuck: 1, lastError: 'HTTP 503' })
      expect(await notices.retryStuck(AT)).toBe(1)
      expect((await notices.due(AT, 10)).map(({ number }) => number)).toEqual([first?.number])
      await notices.clear()
      expect(await notices.counts()).toEqual({ waiting: 0, stuck: 0 })
    })
  })
})
