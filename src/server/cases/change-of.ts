import type { CaseEvent } from '../../contract/staff/cases/events.ts'
import { CONTACT_DAYS } from '../../contract/staff/cases/limits.ts'
import { isDone, isOpen, publicStateOf } from '../../contract/staff/cases/states.ts'
import { plusDays } from '../../contract/staff/period.ts'
import type { CaseChange, CaseRow, CaseUnitRow, Turn } from '../store/cases/types.ts'
import { apply, fileOf } from './apply.ts'
import { nextDeadline } from './clocks/next-deadline.ts'
import { wakeOf } from './clocks/wake-of.ts'
import { deltasBetween } from './counts.ts'
import { noticesOf } from './notices-of.ts'
import { stepsOf } from './public-steps.ts'
import type { CaseFile, World } from './types.ts'
import { isWith, leadOf } from './units-of.ts'

/** What is stored beside the events, where the caller knows more than they do. */
export type Also = Pick<CaseChange, 'joined' | 'left' | 'erased' | 'forgotten' | 'rating' | 'outcome' | 'settled'> & {
  /** What lists show of a work order: the beginning of what the resident wrote, which no event repeats. */
  readonly summary?: string
}

/**
 * Everything that follows from events: where the case stands now, for the queues, the clocks, the figures, its reporters. All of
 * it is stored with them or nothing is.
 *
 * @param before the case they happen to; undefined: they open it
 */
export function changeOf(
  id: string,
  before: CaseFile | undefined,
  events: readonly CaseEvent[],
  world: World,
  { summary, ...also }: Also = {},
): CaseChange & { readonly file: CaseFile } {
  const file = before ? events.reduce(apply, before) : fileOf(id, events)
  return {
    id,
    expected: before?.version ?? 0,
    events,
    row: rowOf(file, world, summary),
    units: unitRows(file),
    steps: before
      ? stepsOf(before, events, world.time)
      : stepsOf(fileOf(id, events.slice(0, 1)), events.slice(1), world.time),
    deltas: deltasBetween(before, file, world.time),
    notices: events.flatMap((event) => noticesOf(event, file)),
    ...also,
    file,
  }
}

/** The case as lists and clocks see it. */
export function rowOf(file: CaseFile, world: World, summary = file.summary): CaseRow {
  const told = isDone(file.state) || file.state === 'declined'
  return {
    id: file.id,
    line: file.line,
    place: file.place,
    category: file.category,
    summary,
    state: file.state,
    version: file.version,
    open: isOpen(file.state),
    turn: turnOf(file),
    lead: leadOf(file)?.unit ?? null,
    opened: file.opened,
    due: file.due ?? null,
    next: nextDeadline(file),
    wake: wakeOf(file, world),
    overdue: isLate(file),
    supervised: file.supervised,
    extensionAsked: file.extension !== undefined,
    reopened: file.reopened > 0,
    reports: file.reports.length,
    publicState: publicStateOf(file.state),
    // Before a second person has closed it, it is no answer yet.
    answer: told ? (file.answer ?? null) : null,
    answerPhotos: told ? file.photos : [],
    closings: file.closings,
    forget:
      file.closedAt === undefined || file.archived ? null : plusDays(world.time.dayOf(file.closedAt), CONTACT_DAYS),
    publication: file.published ? 'published' : file.publish === undefined ? 'none' : 'waiting',
  }
}

/** A limit of a clock that still runs has passed. A shelved case (挂账) is not done and not late: it waits. */
const isLate = ({ state, passed, said }: CaseFile): boolean =>
  isOpen(state) && state !== 'shelved' && (passed || said.some(({ what }) => what !== 'remind'))

/** A unit's queue holds what it is asked to do; what it has answered or returned is history. */
const unitRows = (file: CaseFile): readonly CaseUnitRow[] =>
  file.units.map((unit) => ({
    unit: unit.unit,
    part: unit.part,
    state: unit.state,
    open: isOpen(file.state) && isWith(unit),
  }))

function turnOf({ line, state, confirmed }: CaseFile): Turn {
  switch (state) {
    case 'accepted':
      return line === 'burden' && !confirmed ? 'reviewer' : 'desk'
    case 'submitted':
    case 'finished':
    case 'shelved':
    case 'refuted':
    case 'outside':
      return 'desk'
    case 'dispatched':
    case 'taken':
    case 'working':
      return 'unit'
    default:
      return '-'
  }
}
