import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { openWorkOrders } from '../../../src/server/cases/chores/open-work-orders.ts'
import { caseDesk } from '../../../src/server/cases/desk.ts'
import { movableClock } from '../../setup/clock.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { huancui, VILLAGE } from '../../setup/places.ts'
import { actorOf } from './a-case.ts'

forEachEngine((engine) => {
  it('a duplicate leaves the rates, and its reporter follows the case it joined', async () => {
    const store = await engine.open()
    const desk = caseDesk(store, movableClock(), () => {})
    await store.places.save(huancui())
    for (const number of [1, 2])
      await store.reports.add({
        idMac: randomBytes(32),
        digestMask: randomBytes(32),
        accessMac: null,
        statusMac: Buffer.alloc(32, number),
        kind: 'grid',
        place: VILLAGE,
        category: 'GBG',
        day: '2026-06-17',
        body: JSON.stringify({ version: 1, kind: 'grid', place: VILLAGE, category: 'GBG', text: `垃圾${number}` }),
        parts: [],
      })
    await openWorkOrders(store, desk)
    const [one, other] = await store.cases.list({ lines: ['grid'], prefix: '37' }, 5)
    if (!one || !other) throw new Error('no work orders')
    const clerk = actorOf('desk')
    expect(await desk.act(one.id, 1, { act: 'accept' }, clerk)).toMatchObject({ name: 'done' })
    // Both have to be as the clerk saw them: the other one too may have moved.
    expect(await desk.merge(other.id, 1, one.id, 1, clerk)).toMatchObject({ name: 'conflict' })
    expect(await desk.merge(other.id, 1, one.id, 2, clerk)).toMatchObject({ name: 'done', file: { state: 'merged' } })

    expect((await store.cases.get(one.id))?.row).toMatchObject({ reports: 2, version: 3 })
    expect((await store.cases.get(one.id))?.reports).toHaveLength(2)
    expect((await store.cases.get(other.id))?.reports).toEqual([])
    await desk.act(one.id, 3, { act: 'shelve', reason: '等改造' }, clerk)
    for (const number of [1, 2])
      expect(await store.followUps.publicCase(Buffer.alloc(32, number))).toMatchObject({ state: 'working' })
  })
})
