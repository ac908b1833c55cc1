import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { newMember } from '../../../src/server/accounts/new-member.ts'
import { openWorkOrders } from '../../../src/server/cases/chores/open-work-orders.ts'
import { caseDesk } from '../../../src/server/cases/desk.ts'
import { nobodysFaults } from '../../../src/server/cases/nobodys-faults.ts'
import { MORNING, movableClock } from '../../setup/clock.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { COUNTY, huancui, VILLAGE } from '../../setup/places.ts'
import { makeReport } from '../store/reports-for-tests.ts'

forEachEngine((engine) => {
  it('a work order that no dispatcher at work can see is told of: nobody else would notice it', async () => {
    const store = await engine.open()
    await store.places.save(huancui())
    await store.reports.add(makeReport({ kind: 'grid', place: VILLAGE, category: 'PRP' }))
    await openWorkOrders(
      store,
      caseDesk(store, movableClock(), () => {}),
    )
    expect(await nobodysFaults(store)).toEqual([
      expect.stringContaining(`1 open case(s) are in no dispatcher's scope, the first of them in ${VILLAGE}`),
    ])

    const desk = newMember({ name: '派单员', role: 'dispatcher', place: COUNTY })
    await store.staff.add(desk, { at: MORNING, who: 'x', act: 'staff-added', subject: desk.name })
    // Invited is not at work yet.
    expect(await nobodysFaults(store)).toHaveLength(1)
    const token = randomBytes(32)
    await store.staff.invite(token, { staff: desk.id, founding: false, until: '2027-01-01T00:00:00.000Z' })
    const entry = { at: MORNING, who: desk.name, act: 'password-set', subject: desk.name } as const
    await store.staff.accept(token, { salt: 'ab', login: randomBytes(8), personal: null }, entry)
    expect(await nobodysFaults(store)).toEqual([])
  })
})
