import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movesFrom, PARTIES } from '../../../src/contract/staff/cases/moves.ts'
import { LINES } from '../../../src/contract/staff/cases/states.ts'
import { apply } from '../../../src/server/cases/apply.ts'
import { duties } from '../../../src/server/cases/clocks/duties.ts'
import { wakeOf } from '../../../src/server/cases/clocks/wake-of.ts'
import { decide } from '../../../src/server/cases/decide.ts'
import type { CaseFile } from '../../../src/server/cases/types.ts'
import { actorOf, did, intendedFor, opened, worldAt } from './a-case.ts'

const START = Date.parse('2026-06-11T02:00:00.000Z')
const instant = (hours: number) => new Date(START + hours * 3_600_000).toISOString()

/** So many hours pass, then one of the moves that are possible is tried, as somebody. */
const step = fc.record({ hours: fc.double({ min: 0, max: 100, noNaN: true }), move: fc.nat(), who: fc.nat({ max: 2 }) })

function tried(file: CaseFile, { move, who }: { move: number; who: number }, now: string): CaseFile {
  const moves = movesFrom(file.line, file.state, PARTIES)
  const chosen = moves[move % moves.length]
  const party = chosen?.by[move % (chosen?.by.length ?? 1)]
  if (!chosen || !party) return file
  const actor = actorOf(party, file, `somebody-${who}`)
  const decision = decide(file, intendedFor(chosen.act, file, party), actor, worldAt(now))
  return decision.name === 'decided' ? decision.events.reduce(apply, file) : file
}

describe('wherever a case has come to', () => {
  it('it wakes exactly when its clocks have something to say, and all of it may be said, once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LINES), fc.array(step, { maxLength: 25 }), (line, steps) => {
        let file = opened(line, instant(0))
        let hours = 0
        for (const next of steps) {
          hours += next.hours
          const now = instant(hours)
          const world = worldAt(now)
          const due = duties(file, world)
          const before = wakeOf(file, world)
          expect(due.length > 0).toBe(before !== null && before <= now)
          const after = due.reduce((at, duty) => did(at, duty, actorOf('server'), now), file)
          const wake = wakeOf(after, world)
          expect(wake === null || wake > now).toBe(true)
          expect(duties(after, world)).toEqual([])
          // Half the time the server was down and has said nothing before somebody acts.
          file = tried(next.who === 0 ? file : after, next, now)
        }
      }),
      { numRuns: 500 },
    )
  })
})
