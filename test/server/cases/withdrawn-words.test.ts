import { expect, it } from 'vitest'
import { openWorkOrders } from '../../../src/server/cases/chores/open-work-orders.ts'
import { caseDesk } from '../../../src/server/cases/desk.ts'
import { withdraw } from '../../../src/server/cases/reporter-acts.ts'
import type { Actor } from '../../../src/server/cases/types.ts'
import { movableClock } from '../../setup/clock.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { huancui, VILLAGE } from '../../setup/places.ts'
import { makeReport, peek } from '../store/reports-for-tests.ts'

const WORDS = '三楼老王家漏水'
const clerk: Actor = { name: '派单员', party: 'desk' }

forEachEngine((engine) => {
  /** Work orders of two neighbours, the first of whom has written `WORDS`. */
  const twoWorkOrders = async () => {
    const location = await engine.fresh()
    const store = await engine.open(location)
    await store.places.save(huancui())
    const desk = caseDesk(store, movableClock(), () => {})
    const texts = [WORDS, '楼道漏水']
    const [mine, other] = texts.map((text) =>
      makeReport({ kind: 'grid', place: VILLAGE, category: 'PRP', body: JSON.stringify({ version: 1, text }) }),
    ) as [ReturnType<typeof makeReport>, ReturnType<typeof makeReport>]
    await store.reports.add(mine)
    await store.reports.add(other)
    await openWorkOrders(store, desk)
    const rows = await store.cases.list({ lines: ['grid'], prefix: '371002' }, 10)
    const idOf = (summary: string | undefined) => rows.find((row) => row.summary === summary)?.id ?? ''
    /** All that the case tables and the reports hold. */
    const stored = () =>
      peek(location, async (db) =>
        JSON.stringify([
          await db.selectFrom('cases').selectAll().execute(),
          await db.selectFrom('case_events').selectAll().execute(),
          await db.selectFrom('reports').select('body').where('kind', '=', 'grid').execute(),
        ]),
      )
    const code = mine.statusMac ?? new Uint8Array()
    return { store, desk, code, id: idOf(WORDS), other: idOf(texts[1]), stored }
  }

  it('the words of a withdrawn report are gone from its work order, too', async () => {
    const { store, desk, code, id, stored } = await twoWorkOrders()
    await desk.act(id, undefined, { act: 'accept' }, clerk)
    expect(await stored()).toContain(WORDS)
    expect(await withdraw(store, desk, code)).toBe('done')
    expect(await stored()).not.toContain(WORDS)
  })

  it('and from the one it was merged out of', async () => {
    const { store, desk, code, id, other, stored } = await twoWorkOrders()
    expect((await desk.merge(id, 1, other, 1, clerk)).name).toBe('done')
    expect(await withdraw(store, desk, code)).toBe('done')
    expect(await stored()).not.toContain(WORDS)
    expect((await store.cases.get(other))?.row.summary).toBe('楼道漏水')
  })
})
