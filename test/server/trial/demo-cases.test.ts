import { beforeAll, describe, expect, it } from 'vitest'
import { CASE_STATES, LINES, STATE_NAMES } from '../../../src/contract/staff/cases/states.ts'
import { fileOf } from '../../../src/server/cases/apply.ts'
import { rowOf } from '../../../src/server/cases/change-of.ts'
import { duties } from '../../../src/server/cases/clocks/duties.ts'
import type { CaseRow } from '../../../src/server/store/cases/types.ts'
import { fillCases } from '../../../src/server/trial/demo/cases/fill-cases.ts'
import { fillDemo } from '../../../src/server/trial/demo/fill-demo.ts'
import { TRIAL_UNITS } from '../../../src/server/trial/staff/units.ts'
import { type Endpoint, endpoints } from '../../setup/endpoint.ts'
import { weihai } from '../../setup/places.ts'

const REPORTS = 4_000

describe('the demo', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let rows: readonly CaseRow[]

  beforeAll(async () => {
    endpoint = await start({ places: weihai() })
    const { store, clock, context } = endpoint
    for (const unit of TRIAL_UNITS)
      await store.units.save(unit, { at: clock.now().toISOString(), who: 'x', act: 'unit-saved', subject: unit.code })
    await fillDemo({ store, cipher: context.cipher, recipients: [], today: clock.day(), reports: REPORTS })
    await fillCases(context)
    rows = await store.cases.list({ lines: LINES, prefix: '3710', ended: 'also' }, 5_000)
  }, 120_000)

  it.each(LINES)('has %s cases in every state there is', (line) => {
    const found = new Set(rows.filter((row) => row.line === line).map(({ state }) => state))
    expect(CASE_STATES.filter((state) => STATE_NAMES[line][state] && !found.has(state))).toEqual([])
  })

  it('gives every report of a resident its work order', async () => {
    expect(await endpoint.store.cases.uncased(1)).toEqual([])
  })

  it('shows nothing that its own events do not tell, and no clock that should have spoken by now', async () => {
    const { store, context } = endpoint
    const world = await context.cases.world()
    for (const row of rows.filter((_, index) => index % 7 === 0)) {
      const stored = await store.cases.get(row.id)
      const file = fileOf(row.id, stored?.events ?? [])
      expect(row).toEqual(rowOf(file, world, row.summary))
      expect(duties(file, world)).toEqual([])
    }
  })

  it('has come to something: outcomes stand on the board', async () => {
    const board = await endpoint.app.inject('/api/v1/board')
    expect(board.json().outcomes.length).toBeGreaterThan(0)
  })
})
