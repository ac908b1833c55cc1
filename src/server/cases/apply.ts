import type { CaseEvent } from '../../contract/staff/cases/events.ts'
import { applyDispatch } from './apply-dispatch.ts'
import { applyOpening } from './apply-opening.ts'
import { applyUnitAct } from './apply-unit-act.ts'
import type { CaseFile } from './types.ts'
import { without } from './without.ts'

/** The case that a row of events tells of, oldest first. */
export function fileOf(id: string, events: readonly CaseEvent[]): CaseFile {
  const [first, ...rest] = events
  if (first?.act !== 'open') throw new Error(`case ${id} does not begin with its opening`)
  return rest.reduce(apply, { ...applyOpening(id, first), version: first.seq })
}

/**
 * What one more event makes of a case. It knows no clock and no calendar: what they said on the day stands in the event, so that
 * the same events tell the same case for ever.
 */
export const apply = (file: CaseFile, event: CaseEvent): CaseFile => ({ ...after(file, event), version: event.seq })

/** A clock that starts anew has said nothing yet. */
const NOTHING_SAID = [] as const

function after(file: CaseFile, event: CaseEvent): CaseFile {
  switch (event.act) {
    case 'open':
      throw new Error(`case ${file.id} was opened twice`)
    case 'accept':
      return { ...without(file, 'takeDue'), state: 'accepted', accepted: event.at, ...due(event), said: NOTHING_SAID }
    case 'decline':
      return { ...without(file, 'takeDue'), state: 'declined', answer: event.reason, closedAt: event.at }
    case 'merge':
      return { ...without(file, 'takeDue'), state: 'merged', reports: [] }
    case 'join':
      return { ...file, reports: [...file.reports, ...event.reports] }
    case 'leave':
      return { ...file, reports: file.reports.filter((report) => report !== event.report) }
    case 'withdraw':
      return { ...without(file, 'takeDue', 'extension'), state: 'withdrawn' }
    case 'rewrite':
      return { ...file, summary: event.summary }
    case 'confirm':
      return { ...file, place: event.area, confirmed: { area: event.area, units: event.units } }
    case 'refute':
    case 'outside':
      return {
        ...file,
        state: event.act === 'refute' ? 'refuted' : 'outside',
        answer: event.answer,
        finisher: event.who,
      }
    case 'dispatch':
    case 'redirect':
    case 'hand-over':
    case 'reopen':
      return applyDispatch(file, event)
    case 'take':
    case 'arrive':
    case 'return':
    case 'progress':
    case 'finish':
    case 'redo':
    case 'score':
      return applyUnitAct(file, event)
    case 'ask-extension':
      return { ...file, extension: { days: event.days, reason: event.reason, who: event.who } }
    case 'grant-extension':
      return {
        ...without(file, 'extension'),
        ...due(event),
        extensions: file.extensions + 1,
        passed: event.due !== undefined && event.due <= event.at,
        said: file.said.filter(({ clock }) => clock !== 'done'),
      }
    case 'refuse-extension':
      return without(file, 'extension')
    case 'supervise':
      return { ...file, supervised: true }
    case 'shelve':
      return { ...without(file, 'takeDue', 'extension'), state: 'shelved' }
    case 'resume':
      return { ...file, state: 'accepted', units: [] }
    case 'close': {
      const closed = {
        ...without(file, 'extension'),
        state: 'closed',
        closings: file.closings + 1,
        closedAt: event.at,
      } as const
      return event.publish === undefined ? closed : { ...closed, publish: event.publish }
    }
    case 'rate': {
      const { report, closing, rating } = event
      const grade = rating.grade === undefined ? {} : { grade: rating.grade }
      return {
        ...file,
        state: file.state === 'closed' ? 'rated' : file.state,
        ratings: [...file.ratings, { report, closing, solved: rating.solved, ...grade }],
      }
    }
    case 'remind':
      return { ...file, said: [...file.said, { clock: event.clock, what: 'remind' }] }
    case 'escalate':
      return { ...file, said: [...file.said, { clock: event.clock, what: event.step }] }
    case 'limit':
      return { ...file, passed: true }
    case 'publish':
      return { ...file, published: { place: event.place, month: event.month } }
    case 'archive':
      return { ...file, archived: true, state: file.state === 'declined' ? 'declined' : 'archived' }
    case 'note':
    case 'urge':
      return file
  }
}

const due = ({ due }: CaseEvent) => (due === undefined ? {} : { due })
