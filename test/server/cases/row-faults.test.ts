import { expect, it } from 'vitest'
import { caseDesk } from '../../../src/server/cases/desk.ts'
import { rowFaults } from '../../../src/server/cases/row-faults.ts'
import { movableClock } from '../../setup/clock.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { huancui } from '../../setup/places.ts'
import { peek } from '../store/reports-for-tests.ts'
import { actorOf, OPENINGS, UNITS } from './a-case.ts'

forEachEngine((engine) => {
  it('a case that stands otherwise than its events tell is named: a queue would overlook it', async () => {
    const location = await engine.fresh()
    const store = await engine.open(location)
    await store.places.save(huancui())
    const clock = movableClock()
    for (const [code, place] of Object.entries(UNITS))
      await store.units.save(
        { code, name: code, place },
        { at: clock.now().toISOString(), who: 'x', act: 'unit-saved', subject: code },
      )
    const desk = caseDesk(store, clock, () => {})
    const opened = await desk.open(OPENINGS.whistle, actorOf('desk'), [])
    if (opened.name !== 'opened') throw new Error(opened.name)
    expect(await rowFaults(store, await desk.world())).toEqual([])
    await peek(location, (db) => db.updateTable('cases').set({ open: 0, turn: '-' }).execute())
    expect(await rowFaults(store, await desk.world())).toEqual([
      `The case ${opened.id} stands otherwise than its events tell: open, turn.`,
    ])
  })
})
