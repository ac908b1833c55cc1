import type { CaseEvent } from '../../contract/staff/cases/events.ts'
import type { CaseActName } from '../../contract/staff/cases/moves.ts'
import { publicStateOf } from '../../contract/staff/cases/states.ts'
import type { NewStep } from '../store/cases/types.ts'
import { apply } from './apply.ts'
import type { CaseFile, WorkingTime } from './types.ts'

/** Acts that a resident is told of, and how. Who did it, and why something was returned, is not told. */
const TOLD: Partial<Record<CaseActName, NewStep['what']>> = {
  accept: 'accepted',
  decline: 'declined',
  dispatch: 'dispatched',
  redirect: 'dispatched',
  'hand-over': 'dispatched',
  take: 'taken',
  return: 'returned',
  'grant-extension': 'extended',
  shelve: 'shelved',
  finish: 'finished',
  close: 'closed',
  reopen: 'reopened',
  withdraw: 'withdrawn',
}

/** Steps of a work order as its residents see them. The other lines have none: matters are told by the release. */
export function stepsOf(
  before: CaseFile,
  events: readonly CaseEvent[],
  time: Pick<WorkingTime, 'dayOf'>,
): readonly NewStep[] {
  if (before.line !== 'grid') return []
  let file = before
  return events.flatMap((event): NewStep[] => {
    file = apply(file, event)
    const what = event.party === 'assist' ? undefined : TOLD[event.act]
    return what === undefined ? [] : [{ state: publicStateOf(file.state), day: time.dayOf(event.at), what }]
  })
}
