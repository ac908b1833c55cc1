import { describe, expect, it } from 'vitest'
import { openWorkOrders } from '../../../src/server/cases/chores/open-work-orders.ts'
import { runClocks } from '../../../src/server/cases/chores/run-clocks.ts'
import { type CaseDesk, caseDesk } from '../../../src/server/cases/desk.ts'
import type { Actor } from '../../../src/server/cases/types.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { type MovableClock, movableClock } from '../../setup/clock.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { huancui, VILLAGE } from '../../setup/places.ts'
import { makeReport } from '../store/reports-for-tests.ts'

/** June 2026 in Weihai; the 11th is a Thursday. */
const june = (day: number, time: string) =>
  new Date(`2026-06-${String(day).padStart(2, '0')}T${time}:00+08:00`).toISOString()
/** May take five working days. */
const CATEGORY = 'PRP'
const clerk: Actor = { name: '派单员', party: 'desk' }
const otherClerk: Actor = { name: '区派单员', party: 'desk' }

interface Office {
  readonly store: Store
  readonly clock: MovableClock
  readonly desk: CaseDesk
}

const report = (store: Store, text?: string, more: object = {}) =>
  store.reports.add(
    makeReport({
      kind: 'grid',
      place: VILLAGE,
      category: CATEGORY,
      body: JSON.stringify({ version: 1, text, ...more }),
    }),
  )
const all = ({ store }: Office) => store.cases.list({ lines: ['grid'], prefix: '371002', ended: 'also' }, 1000)
/** What has happened, as it stands in the events. */
const acts = async ({ store }: Office, id: string) => (await store.cases.get(id))?.events.map(({ act }) => act)

forEachEngine((engine) => {
  const office = async (now = june(11, '10:00')): Promise<Office> => {
    const location = await engine.fresh()
    const store = await engine.open(location)
    await store.places.save(huancui())
    const clock = movableClock(now)
    return { store, clock, desk: caseDesk(store, clock, () => {}) }
  }
  /** With one work order that has just come in. */
  const withOne = async (now?: string): Promise<Office & { readonly id: string }> => {
    const made = await office(now)
    await report(made.store, '垃圾没人管')
    await openWorkOrders(made.store, made.desk)
    const [row] = await all(made)
    return { ...made, id: row?.id ?? '' }
  }

  describe('a resident’s report', () => {
    it('becomes a work order by itself, whose 24 hours run from then on', async () => {
      const made = await office()
      await report(made.store, '三楼  漏水\n已经两天')
      await openWorkOrders(made.store, made.desk)
      expect(await all(made)).toEqual([
        expect.objectContaining({
          ...{ line: 'grid', state: 'submitted', turn: 'desk', place: VILLAGE, category: CATEGORY, reports: 1 },
          ...{ summary: '三楼 漏水 已经两天', opened: june(11, '10:00'), next: june(12, '10:00') },
          wake: june(12, '06:00'),
        }),
      ])
    })

    it('without words has no summary, and a long one is cut between characters', async () => {
      const made = await office()
      await report(made.store)
      await report(made.store, '👨‍👩‍👧'.repeat(30))
      await openWorkOrders(made.store, made.desk)
      const summaries = (await all(made)).map(({ summary }) => summary).sort()
      // 79 characters of a computer hold nine families of eight.
      expect(summaries).toEqual(['', `${'👨‍👩‍👧'.repeat(9)}…`])
    })

    it('opens one work order, however many processes look at once, and however often', async () => {
      const location = await engine.fresh()
      const stores = [await engine.open(location), await engine.open(location), await engine.open(location)]
      const [store] = stores as [Store]
      await store.places.save(huancui())
      const clock = movableClock()
      for (let number = 0; number < 40; number++) await report(store, `第${number}件`)
      await Promise.all(
        stores.map((each) =>
          openWorkOrders(
            each,
            caseDesk(each, clock, () => {}),
          ),
        ),
      )
      await openWorkOrders(
        store,
        caseDesk(store, clock, () => {}),
      )
      const summaries = (await store.cases.list({ lines: ['grid'], prefix: '371002' }, 1000)).map((row) => row.summary)
      expect(summaries.sort()).toEqual(Array.from({ length: 40 }, (_, number) => `第${number}件`).sort())
      expect(await store.cases.uncased(10)).toEqual([])
    })

    it('that cannot be opened is told of, and holds no other up', async () => {
      const made = await office()
      await made.store.reports.add(makeReport({ kind: 'grid', place: VILLAGE, category: CATEGORY, body: 'no JSON' }))
      for (let number = 0; number < 5; number++) await report(made.store, `第${number}件`)
      await expect(openWorkOrders(made.store, made.desk)).rejects.toThrow(SyntaxError)
      expect(await all(made)).toHaveLength(5)
    })
  })

  describe('clocks', () => {
    it('say each thing once, however often they are asked', async () => {
      const made = await withOne()
      made.clock.set(june(12, '05:59'))
      await runClocks(made.store, made.desk)
      expect(await acts(made, made.id)).toEqual(['open'])
      made.clock.set(june(12, '06:00'))
      await runClocks(made.store, made.desk)
      await runClocks(made.store, made.desk)
      expect(await acts(made, made.id)).toEqual(['open', 'remind'])
      made.clock.set(june(12, '10:00'))
      await runClocks(made.store, made.desk)
      expect(await acts(made, made.id)).toEqual(['open', 'remind', 'escalate'])
      expect((await all(made))[0]).toMatchObject({ overdue: true, wake: june(13, '10:00') })
      expect((await made.store.cases.get(made.id))?.events.at(-1)).toMatchObject({ who: '(jianfu)', party: 'server' })
    })

    it('catch up after the server was down for three days: one sentence for each of them', async () => {
      const made = await withOne()
      await made.desk.act(made.id, undefined, { act: 'accept' }, clerk)
      // Due at the end of Thursday 18; the server comes back on Sunday.
      made.clock.set(june(21, '08:00'))
      await runClocks(made.store, made.desk)
      expect((await made.store.cases.get(made.id))?.events.slice(2)).toEqual([
        expect.objectContaining({ act: 'limit' }),
        expect.objectContaining({ act: 'escalate', clock: 'done', step: 2 }),
      ])
      expect((await all(made))[0]).toMatchObject({ overdue: true, wake: null })
    })

    it('say a thing once although two processes find it at the same time', async () => {
      const location = await engine.fresh()
      const [store, beside] = [await engine.open(location), await engine.open(location)]
      await store.places.save(huancui())
      const clock = movableClock(june(11, '10:00'))
      const desk = caseDesk(store, clock, () => {})
      for (let number = 0; number < 20; number++) await report(store, `第${number}件`)
      await openWorkOrders(store, desk)
      clock.set(june(12, '06:00'))
      await Promise.all([
        runClocks(store, desk),
        runClocks(
          beside,
          caseDesk(beside, clock, () => {}),
        ),
      ])
      const made = { store, clock, desk }
      for (const { id } of await all(made)) expect(await acts(made, id)).toEqual(['open', 'remind'])
    })

    it('end contact and address thirty days after closing, and keep the rest', async () => {
      const made = await office()
      await report(made.store, '漏水', { contact: 'sealed', address: 'sealed' })
      await openWorkOrders(made.store, made.desk)
      const id = (await all(made))[0]?.id ?? ''
      await made.desk.act(id, undefined, { act: 'accept' }, clerk)
      await made.desk.act(id, undefined, { act: 'finish', answer: '修好了' }, clerk)
      await made.desk.act(id, undefined, { act: 'close' }, otherClerk)
      const [ref = ''] = (await made.store.cases.get(id))?.reports ?? []
      const body = async () => JSON.parse((await made.store.reading.get(ref))?.body ?? '{}')

      made.clock.set('2026-07-11T01:59:59.000Z')
      await runClocks(made.store, made.desk)
      expect(await body()).toMatchObject({ contact: 'sealed', address: 'sealed' })
      made.clock.set('2026-07-11T02:00:00.000Z')
      await runClocks(made.store, made.desk)
      expect(await body()).toEqual({ version: 1, text: '漏水' })
      expect((await all(made))[0]).toMatchObject({ state: 'archived', wake: null, forget: null })
    })

    it('that fail for one case run for all others, and for that one the next time', async () => {
      const made = await office()
      for (let number = 0; number < 3; number++) await report(made.store, `第${number}件`)
      await openWorkOrders(made.store, made.desk)
      const [unlucky = ''] = (await all(made)).map(({ id }) => id)
      made.clock.set(june(12, '06:00'))
      let broken = true
      const desk: CaseDesk = {
        ...made.desk,
        read: (id) => (broken && id === unlucky ? Promise.reject(new Error('lost')) : made.desk.read(id)),
      }
      await expect(runClocks(made.store, desk)).rejects.toThrow('lost')
      const told = async () => Promise.all((await all(made)).map(async ({ id }) => (await acts(made, id))?.length))
      expect((await told()).sort()).toEqual([1, 2, 2])
      broken = false
      await runClocks(made.store, desk)
      expect(await told()).toEqual([2, 2, 2])
    })

    it('go back to sleep when a holiday table imported since has moved what they woke for', async () => {
      const made = await withOne(june(8, '10:00'))
      await made.desk.act(made.id, undefined, { act: 'accept' }, clerk)
      // Tuesday 9 to Friday 12 and Monday 15: reminded on Friday, unless Sunday is worked.
      expect((await all(made))[0]).toMatchObject({ due: june(16, '00:00'), wake: june(12, '00:00') })
      const entry = { at: june(11, '11:00'), who: '(jianfu)', act: 'holidays-imported', subject: '2026' } as const
      const sunday = { day: '2026-06-14', kind: 'work', name: '' } as const
      await made.store.caseSettings.replaceHolidays('2026', [sunday], entry)
      made.clock.set(june(12, '00:00'))
      await runClocks(made.store, made.desk)
      expect((await all(made))[0]?.wake).toBe(june(14, '00:00'))
      made.clock.set(june(14, '00:00'))
      await runClocks(made.store, made.desk)
      expect(await acts(made, made.id)).toEqual(['open', 'accept', 'remind'])
    })
  })
})
