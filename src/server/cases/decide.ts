import type { CaseEvent } from '../../contract/staff/cases/events.ts'
import { TAKE_HOURS } from '../../contract/staff/cases/limits.ts'
import { moveOf } from '../../contract/staff/cases/moves.ts'
import { ruleAgainst } from './rules.ts'
import type { Actor, CaseFile, Decision, Intended, World } from './types.ts'

/**
 * Whether an act may happen to a case, and the event it becomes. First the table of moves, then the rules beyond it. Deciding
 * changes nothing: what is decided counts once it is stored on the version it was decided on.
 *
 * @param file undefined: the act opens a case
 */
export function decide(file: CaseFile | undefined, intended: Intended, actor: Actor, world: World): Decision {
  const line = file?.line ?? (intended.act === 'open' ? intended.line : undefined)
  if (line === undefined || !moveOf(line, file?.state, actor.party, intended.act)) return { name: 'move-refused' }
  const refusal = ruleAgainst(file, intended, actor, world)
  if (refusal) return refusal
  const event = {
    ...intended,
    seq: (file?.version ?? 0) + 1,
    at: momentOf(intended, actor, world),
    who: actor.name,
    party: actor.party,
    ...(actor.unit === undefined ? {} : { byUnit: actor.unit }),
    ...factsOfToday(file, intended, world),
  } as CaseEvent
  return { name: 'decided', events: [event] }
}

/**
 * Acts of staff have a time, those of reporters a day (DESIGN 8): its midnight stands for it. Only a wish that reopens a case keeps
 * its moment, as a report that opens one does, for the 24 hours of the next in charge begin with it.
 */
const momentOf = ({ act }: Intended, { party }: Actor, { now, time }: World): string =>
  party === 'reporter' && act !== 'reopen' ? time.startOf(time.dayOf(now)) : now

/** What the calendar and the units of today make of an act: its clocks, and whom it still finds at work. */
function factsOfToday(
  file: CaseFile | undefined,
  intended: Intended,
  world: World,
): Pick<CaseEvent, 'due' | 'takeDue' | 'ceased'> {
  const { now, time } = world
  const takeDue = time.end(now, { unit: 'hours', amount: TAKE_HOURS })
  const whole = (of: Pick<CaseFile, 'line' | 'place' | 'category'>) => time.end(now, world.limitFor(of))
  switch (intended.act) {
    case 'open':
      return openingLimits(intended, takeDue, whole)
    case 'accept':
      return file ? { due: whole(file) } : {}
    case 'dispatch':
    case 'redirect':
    case 'hand-over':
      return { takeDue }
    case 'reopen':
      return file ? { due: whole(file), takeDue, ...ceasedOf(file, world) } : {}
    case 'grant-extension': {
      if (!file?.due || !file.extension) return {}
      // A limit in days ends with its last day, at the midnight that begins the next one.
      const lastMoment = new Date(Date.parse(file.due) - 1).toISOString()
      return { due: time.end(lastMoment, { unit: 'workingDays', amount: file.extension.days }) }
    }
    default:
      return {}
  }
}

function ceasedOf({ units }: CaseFile, { placeOfUnit }: World): Pick<CaseEvent, 'ceased'> {
  const ceased = units.map(({ unit }) => unit).filter((unit) => placeOfUnit(unit) === undefined)
  return ceased.length === 0 ? {} : { ceased }
}

/** Only what counts from its opening has its whole limit at once. */
function openingLimits(
  opening: Extract<Intended, { act: 'open' }>,
  takeDue: string,
  whole: (of: Pick<CaseFile, 'line' | 'place' | 'category'>) => string,
): { due?: string; takeDue?: string } {
  switch (opening.line) {
    case 'grid':
      return { takeDue }
    case 'burden':
      return { due: whole({ line: 'burden', place: opening.area, category: opening.category }) }
    case 'whistle':
      return { due: whole(opening), takeDue }
  }
}
