import { describe, expect, it } from 'vitest'
import { CASE_ACTS, MOVES, moveOf, PARTIES } from '../../../src/contract/staff/cases/moves.ts'
import { CASE_STATES, type CaseState, LINES, type Line, STATE_NAMES } from '../../../src/contract/staff/cases/states.ts'
import { apply } from '../../../src/server/cases/apply.ts'
import { decide } from '../../../src/server/cases/decide.ts'
import type { CaseFile } from '../../../src/server/cases/types.ts'
import { dice } from '../../../src/server/trial/demo/dice.ts'
import { actorOf, did, intendedFor, opened, reportName, worldAt } from './a-case.ts'

const NOW = '2026-06-17T02:00:00.000Z'
const WORLD = worldAt(NOW)

/** A case in every state that its line has, by acts alone. */
function casesOf(line: Line): ReadonlyMap<CaseState, CaseFile> {
  const found = new Map<CaseState, CaseFile>()
  const waiting = [opened(line, NOW)]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.has(file.state)) continue
    found.set(file.state, file)
    for (const act of CASE_ACTS)
      for (const party of PARTIES) {
        // A matter is dispatched after it was confirmed, so it is confirmed where it can be.
        const ready =
          line === 'burden' && file.state === 'accepted'
            ? did(file, intendedFor('confirm', file, 'reviewer'), actorOf('reviewer'), NOW)
            : file
        const decision = decide(
          ready,
          intendedFor(act, ready, party),
          actorOf(party, ready, `${party} who does ${act}`),
          WORLD,
        )
        if (decision.name === 'decided') waiting.push(decision.events.reduce(apply, ready))
      }
  }
  return found
}

describe.each(LINES)('a %s case', (line) => {
  const cases = casesOf(line)

  it('reaches every state it has a label for, and no other', () => {
    expect([...cases.keys()].sort()).toEqual(Object.keys(STATE_NAMES[line]).sort())
  })

  it.each(CASE_STATES.filter((state) => cases.has(state)))(
    'that is %s moves by the table alone, whoever tries whatever',
    (state) => {
      const file = cases.get(state) as CaseFile
      for (const act of CASE_ACTS)
        for (const party of PARTIES) {
          const decision = decide(file, intendedFor(act, file, party), actorOf(party, file, `${party}-2`), WORLD)
          const move = moveOf(line, state, party, act)
          const what = `${act} by ${party}`
          if (!move) expect(decision, what).toEqual({ name: 'move-refused' })
          else if (decision.name === 'decided') {
            const after = decision.events.reduce(apply, file)
            expect(move.to === 'same' ? [state] : move.to, what).toContain(after.state)
            expect(after.version, what).toBe(file.version + 1)
          }
        }
    },
  )

  it('has no row in the table that nobody can ever use', () => {
    const used = new Set(walks(line, 150, 50))
    const rows = MOVES.filter(({ lines, from }) => lines.includes(line) && from.length > 0)
    const unused = rows.flatMap(({ act, from, by }) =>
      from
        .filter((state) => cases.has(state))
        .flatMap((state) => by.map((party) => `${act} by ${party} from ${state}`))
        .filter((use) => !used.has(use)),
    )
    expect(unused).toEqual([])
  })
})

const DULL = /^(decline|merge|withdraw|leave|note|remind|escalate|urge|supervise|limit) /

/** Everything that somebody could do somewhere in many random histories, as `act by party from state`. */
function* walks(line: Line, histories: number, acts: number): Generator<string> {
  const chance = dice(7)
  for (let history = 0; history < histories; history++) {
    let file = opened(line, NOW)
    for (let step = 0; step < acts; step++) {
      const possible = MOVES.filter((move) => move.lines.includes(line) && move.from.includes(file.state)).flatMap(
        (move) =>
          move.by.flatMap((party) => {
            const intended = intendedFor(move.act, file, party, reportName(100 + step))
            const decision = decide(file, intended, actorOf(party, file, `${party}-${chance.below(2)}`), WORLD)
            return decision.name === 'decided' ? [{ use: `${move.act} by ${party} from ${file.state}`, decision }] : []
          }),
      )
      if (possible.length === 0) break
      for (const { use } of possible) yield use
      // Mostly onwards: an act that ends a case, or changes nothing, is taken now and then only.
      const onwards = possible.filter(({ use }) => !DULL.test(use))
      const { decision } = chance.pick(onwards.length > 0 && chance.roll() < 0.95 ? onwards : possible)
      file = decision.events.reduce(apply, file)
    }
  }
}
