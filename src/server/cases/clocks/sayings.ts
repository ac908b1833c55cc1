import { CONTACT_DAYS, ESCALATE_HOURS, REMIND_HOURS } from '../../../contract/staff/cases/limits.ts'
import type { CaseState } from '../../../contract/staff/cases/states.ts'
import type { CaseFile, Intended, WorkingTime } from '../types.ts'
import { type RunningClock, runningClocks } from './next-deadline.ts'

/** Something the clocks have to say of a case, and from when on. */
export interface Saying {
  /** ISO instant. */
  readonly at: string
  readonly act: Extract<Intended, { act: 'remind' | 'escalate' | 'limit' | 'archive' }>
}

/** A verdict waits for the second person only: nobody is reminded of it. */
const SILENT: readonly CaseState[] = ['refuted', 'outside']
const UNCOUNTED: readonly CaseState[] = ['declined', 'merged', 'withdrawn']
const BEFORE_ARCHIVE: readonly CaseState[] = ['closed', 'rated', 'declined']

/**
 * All that the clocks have not said yet of the case as it stands, by its time. What they say next and what they say now are both
 * read from this one list, so that a case can neither wake for nothing nor sleep over its limit.
 */
export const sayings = (file: CaseFile, time: WorkingTime): readonly Saying[] =>
  [...clockSayings(file, time), ...limitSaying(file), ...archiveSaying(file, time)].sort((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  )

/** Each start of a clock says a thing once, and nothing weaker after something stronger. */
function clockSayings(file: CaseFile, time: WorkingTime): Saying[] {
  if (SILENT.includes(file.state)) return []
  const isSaid = ({ act }: Saying) =>
    'clock' in act &&
    file.said.some(({ clock, what }) => clock === act.clock && what === ('step' in act ? act.step : act.act))
  return runningClocks(file).flatMap((running) => {
    const all = fromRemindingOn(file, running, time)
    return all.filter((_, index) => !all.slice(index).some(isSaid))
  })
}

/** In their order. */
function fromRemindingOn(file: CaseFile, running: RunningClock, time: WorkingTime): Saying[] {
  const { clock, limit } = running
  const remindAt = reminderOf(running, time)
  const escalateAgain = time.end(limit, { unit: 'hours', amount: ESCALATE_HOURS })
  // A limit shorter than the time of reminding before it: whoever has just begun needs no reminder.
  const isNews = clock === 'done' && file.accepted !== undefined && remindAt <= file.accepted
  return [
    ...(isNews ? [] : [{ at: remindAt, act: { act: 'remind', clock } as const }]),
    { at: limit, act: { act: 'escalate', clock, step: 1 } },
    { at: escalateAgain, act: { act: 'escalate', clock, step: 2 } },
  ]
}

/** A limit in days ends at a local midnight: one working day before. Any other, so many clock hours before. */
function reminderOf({ clock, limit }: RunningClock, time: WorkingTime): string {
  const isDayLimit = clock === 'done' && time.dayOf(new Date(Date.parse(limit) - 1).toISOString()) !== time.dayOf(limit)
  return isDayLimit ? time.dayBefore(limit) : time.end(limit, { unit: 'hours', amount: -REMIND_HOURS })
}

/** Done or not, shelved or ended: from its limit on a case counts in the denominator of the done rate. */
const limitSaying = ({ state, accepted, due, passed }: CaseFile): Saying[] =>
  accepted === undefined || due === undefined || passed || UNCOUNTED.includes(state)
    ? []
    : [{ at: due, act: { act: 'limit' } }]

/** Contact and address go with it, also those of a work order that was declined. */
const archiveSaying = ({ state, closedAt, archived }: CaseFile, time: WorkingTime): Saying[] =>
  closedAt === undefined || archived || !BEFORE_ARCHIVE.includes(state)
    ? []
    : [{ at: time.end(closedAt, { unit: 'hours', amount: 24 * CONTACT_DAYS }), act: { act: 'archive' } }]
