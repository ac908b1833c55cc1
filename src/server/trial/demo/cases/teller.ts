import { randomBytes } from 'node:crypto'
import type { CaseEvent } from '../../../../contract/staff/cases/events.ts'
import type { CaseState } from '../../../../contract/staff/cases/states.ts'
import { apply, fileOf } from '../../../cases/apply.ts'
import { type Also, changeOf } from '../../../cases/change-of.ts'
import { SERVER } from '../../../cases/chores/server-actor.ts'
import { duties } from '../../../cases/clocks/duties.ts'
import { wakeOf } from '../../../cases/clocks/wake-of.ts'
import { decide } from '../../../cases/decide.ts'
import type { Actor, CaseFile, Intended, World } from '../../../cases/types.ts'
import type { CaseChange } from '../../../store/cases/types.ts'

const HOUR_MS = 3_600_000

/** Tells one case from its opening to today, through the same decisions as real ones. */
export interface Teller {
  /** As it stands; a later act may have been left out, because it would happen after today. */
  readonly file: CaseFile
  /** Whether the story has come to today, or to the state in which it was to stop: nothing more happens. */
  readonly ended: boolean
  /** Something happens so many hours after the last. What the clocks have to say in between is said. */
  after(hours: number, intended: Intended | ((file: CaseFile) => Intended), actor: Actor): void
  /** What is to be stored, the clocks told up to today. */
  end(also?: Also): CaseChange
}

/**
 * @param from ISO instant of the opening, before `world.now`
 * @param stage state in which the story stops
 * @throws when the story does what cannot be done: the demo shows nothing that the rules forbid
 */
export function teller(from: string, opening: Intended, opener: Actor, world: World, stage?: CaseState): Teller {
  const id = randomBytes(16).toString('hex')
  const events: CaseEvent[] = []
  let now = from
  let ended = stage === 'submitted'
  const at = (instant: string): World => ({ ...world, now: instant })

  function decided(before: CaseFile | undefined, intended: Intended, actor: Actor): readonly CaseEvent[] {
    const decision = decide(before, intended, actor, at(now))
    if (decision.name !== 'decided')
      throw new Error(`the demo cannot ${intended.act} a case that is ${before?.state ?? 'new'}: ${decision.name}`)
    events.push(...decision.events)
    return decision.events
  }
  let file = fileOf(id, decided(undefined, opening, opener))

  function clocksUpTo(instant: string): void {
    for (let wake = wakeOf(file, world); wake !== null && wake <= instant; wake = wakeOf(file, world)) {
      now = wake > now ? wake : now
      for (const duty of duties(file, at(now))) file = decided(file, duty, SERVER).reduce(apply, file)
    }
  }

  return {
    get file() {
      return file
    },
    get ended() {
      return ended
    },
    after(hours, intended, actor) {
      const next = new Date(Date.parse(now) + hours * HOUR_MS).toISOString()
      if (ended || next >= world.now) {
        ended = true
        return
      }
      clocksUpTo(next)
      now = next
      file = decided(file, typeof intended === 'function' ? intended(file) : intended, actor).reduce(apply, file)
      ended = file.state === stage
    },
    end(also) {
      clocksUpTo(world.now)
      const { file: _, ...change } = changeOf(id, undefined, events, world, also)
      // Nobody is told today of what was news a year ago.
      return { ...change, notices: [] }
    },
  }
}
