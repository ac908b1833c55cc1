import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { CASE_ITEMS } from '../../../src/contract/staff/cases/figures.ts'
import { MOVES, moveOf } from '../../../src/contract/staff/cases/moves.ts'
import { LINES, STATE_NAMES } from '../../../src/contract/staff/cases/states.ts'
import { apply, fileOf } from '../../../src/server/cases/apply.ts'
import { rowOf } from '../../../src/server/cases/change-of.ts'
import { openWorkOrders } from '../../../src/server/cases/chores/open-work-orders.ts'
import { runClocks } from '../../../src/server/cases/chores/run-clocks.ts'
import { type CaseDesk, caseDesk } from '../../../src/server/cases/desk.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { type Dice, dice } from '../../../src/server/trial/demo/dice.ts'
import { MORNING, movableClock } from '../../setup/clock.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { COUNTY, weihai } from '../../setup/places.ts'
import { actorOf, intendedFor, OPENINGS, TOWN, UNITS, VILLAGE } from './a-case.ts'
import { recount } from './recount.ts'

const CASES = { grid: 700, burden: 200, whistle: 100 }
const CLIENTS = 20
const ACTS_EACH = 200
const MINUTE_MS = 60_000
const CITY = '371000000000'

forEachEngine((engine) => {
  describe('1 000 cases in the hands of 20 people at once', () => {
    it('lose no event, reach no impossible state, and their sums are those of a recount', async () => {
      const store = await engine.open()
      const clock = movableClock()
      const desk = caseDesk(store, clock, () => {})
      await fill(store, desk)
      const rows = await store.cases.list({ lines: LINES, prefix: '3710' }, 2_000)
      const ids = rows.map(({ id }) => id)
      const often = LINES.flatMap((one) => rows.filter(({ line }) => line === one).slice(0, 5)).map(({ id }) => id)
      expect(ids).toHaveLength(CASES.grid + CASES.burden + CASES.whistle)

      let minutes = 0
      const done = new Map<string, number>(ids.map((id) => [id, 1]))
      const conflicts = { count: 0 }
      const work = async (seed: number) => {
        const chance = dice(seed)
        for (let act = 0; act < ACTS_EACH; act++) {
          minutes += chance.below(12)
          clock.set(new Date(Date.parse(MORNING) + minutes * MINUTE_MS).toISOString())
          // Few of them often, so that people meet.
          const id = chance.pick(chance.roll() < 0.3 ? often : ids)
          const outcome = await actOnce(desk, id, chance)
          if (outcome === 'done') done.set(id, (done.get(id) ?? 0) + 1)
          if (outcome === 'conflict') conflicts.count++
        }
      }
      await Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client + 1)))
      // What people did is counted before the clocks add theirs.
      const counted = new Map<string, number>()
      for (const id of ids) counted.set(id, (await store.cases.get(id))?.events.length ?? 0)
      expect(counted).toEqual(done)
      expect(conflicts.count).toBeGreaterThan(0)

      clock.set(new Date(Date.parse(MORNING) + 90 * 24 * 60 * MINUTE_MS).toISOString())
      await runClocks(store, desk)
      await store.caseFigures.fold()
      const world = await desk.world()
      const expected: Record<string, number> = {}
      for (const id of ids) {
        const stored = await store.cases.get(id)
        if (!stored) throw new Error(`case ${id} is gone`)
        const { events, row } = stored
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
        let file = fileOf(id, events.slice(0, 1))
        for (const event of events.slice(1)) {
          expect(moveOf(file.line, file.state, event.party, event.act), `${event.act} from ${file.state}`).toBeDefined()
          file = apply(file, event)
          expect(STATE_NAMES[file.line][file.state], `${file.line} ${file.state}`).toBeDefined()
        }
        expect(row).toEqual(rowOf(file, world, row.summary))
        for (const [item, n] of Object.entries(recount(events))) expected[item] = (expected[item] ?? 0) + n
      }
      const cells = await store.caseFigures.cells({ view: 'total', lines: LINES, places: [CITY], periods: ['2026'] })
      const sums: Record<string, number> = {}
      for (const { item, n } of cells) sums[item] = (sums[item] ?? 0) + n
      const items = Object.fromEntries(CASE_ITEMS.map((item) => [item, sums[item] ?? 0]))
      expect(items).toEqual(Object.fromEntries(CASE_ITEMS.map((item) => [item, expected[item] ?? 0])))
      // A test of figures that are all zero proves nothing.
      expect(Object.entries(items).filter(([, n]) => n === 0)).toEqual([])
    }, 300_000)
  })
})

/** One act that the table allows from here, by somebody it allows, decided on what this client has seen. */
async function actOnce(desk: CaseDesk, id: string, chance: Dice): Promise<string> {
  const seen = await desk.read(id)
  if (!seen) return 'unknown'
  const { file } = seen
  const moves = MOVES.filter(
    ({ act, lines, from }) =>
      lines.includes(file.line) &&
      from.includes(file.state) &&
      !/^(merge|join|hand-over|publish|archive|limit|remind|escalate)$/.test(act),
  ).filter(({ act }) => !/^(decline|withdraw|leave|refute|outside|shelve|note)$/.test(act) || chance.roll() < 0.1)
  if (moves.length === 0) return 'ended'
  const onwards = moves.filter(({ act }) =>
    /^(accept|confirm|dispatch|take|arrive|ask-extension|grant-extension|finish|close|score|rate)$/.test(act),
  )
  const move = chance.pick(onwards.length > 0 && chance.roll() < 0.7 ? onwards : moves)
  const party = chance.pick(move.by)
  const intended = intendedFor(move.act, file, party)
  const actor = actorOf(party, file, `${party}-${chance.below(3)}`)
  return (await desk.act(id, file.version, intended, actor)).name
}

async function fill(store: Store, desk: CaseDesk): Promise<void> {
  await store.places.save(weihai())
  for (const [code, place] of Object.entries(UNITS))
    await store.units.save({ code, name: code, place }, { at: MORNING, who: 'x', act: 'unit-saved', subject: code })
  const report = (kind: 'grid' | 'burden', place: string, category: string) =>
    store.reports.add({
      idMac: randomBytes(32),
      digestMask: randomBytes(32),
      accessMac: null,
      statusMac: null,
      kind,
      place,
      category,
      day: '2026-06-17',
      body: JSON.stringify({ version: 1, kind, place, category }),
      parts: [],
    })
  await Promise.all(Array.from({ length: CASES.grid }, () => report('grid', VILLAGE, 'GBG')))
  await Promise.all(Array.from({ length: CASES.burden }, () => report('burden', COUNTY, 'MTG')))
  await store.reports.release('2026-06-17#0')
  await openWorkOrders(store, desk)
  const burdens = await store.reading.list({ kinds: ['burden'], prefix: '3710' }, CASES.burden)
  for (const { ref } of burdens)
    await desk.open({ ...OPENINGS.burden, reports: [ref] } as typeof OPENINGS.burden, actorOf('reviewer'), [ref])
  for (let count = 0; count < CASES.whistle; count++)
    await desk.open({ ...OPENINGS.whistle, place: TOWN } as typeof OPENINGS.whistle, actorOf('desk'), [])
}
