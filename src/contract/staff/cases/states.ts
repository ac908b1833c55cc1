import type { PublicState } from '../../status.ts'
import { text } from '../../taxonomy/build.ts'
import type { Text } from '../../text.ts'

/**
 * `grid`: a resident's work order (工单), opened by the report itself. `burden`: a matter (问题事项) that a reviewer opens from
 * reports. `whistle`: a town calls units (吹哨). One machine, three vocabularies.
 */
export const LINES = ['grid', 'burden', 'whistle'] as const
export type Line = (typeof LINES)[number]

export const LINE_NAMES: Readonly<Record<Line, Text>> = {
  grid: text('工单', 'Work order'),
  burden: text('问题事项', 'Matter'),
  whistle: text('吹哨', 'Whistle'),
}

/** Where a case can stand. Names are never changed: stored events carry them. */
export const CASE_STATES = [
  'submitted',
  'accepted',
  'dispatched',
  'taken',
  'working',
  'finished',
  'shelved',
  'refuted',
  'outside',
  'closed',
  'rated',
  'archived',
  'declined',
  'merged',
  'withdrawn',
] as const
export type CaseState = (typeof CASE_STATES)[number]

/** Somebody still has to do something. A shelved case (挂账) waits; it is open, and never done. */
export const OPEN_STATES = [
  'submitted',
  'accepted',
  'dispatched',
  'taken',
  'working',
  'finished',
  'shelved',
  'refuted',
  'outside',
] as const satisfies readonly CaseState[]

/** Done in the sense of the done rate: answered, and closed by a second person. */
export const DONE_STATES = ['closed', 'rated', 'archived'] as const satisfies readonly CaseState[]

/** Ended without having been work: these leave every rate (domain g). */
export const VOID_STATES = ['declined', 'merged', 'withdrawn'] as const satisfies readonly CaseState[]

export const isOpen = (state: CaseState): boolean => (OPEN_STATES as readonly CaseState[]).includes(state)
export const isDone = (state: CaseState): boolean => (DONE_STATES as readonly CaseState[]).includes(state)

/** Labels of domain c3. A state that a line does not have has no label there. */
export const STATE_NAMES: Readonly<Record<Line, Partial<Record<CaseState, Text>>>> = {
  grid: {
    submitted: text('待受理', 'New'),
    accepted: text('待派单', 'To dispatch'),
    dispatched: text('已派单', 'Dispatched'),
    taken: text('已接单', 'Taken'),
    working: text('办理中', 'In work'),
    finished: text('待审核', 'To be checked'),
    shelved: text('挂账', 'Shelved'),
    closed: text('已办结', 'Closed'),
    rated: text('已评价', 'Rated'),
    archived: text('已归档', 'Archived'),
    declined: text('不予受理', 'Declined'),
    merged: text('已并案', 'Merged'),
    withdrawn: text('已撤回', 'Withdrawn'),
  },
  burden: {
    accepted: text('核实中', 'Being checked'),
    dispatched: text('已转办', 'Passed on'),
    taken: text('已签收', 'Signed for'),
    working: text('整改中', 'Being put right'),
    finished: text('已整改', 'Put right'),
    shelved: text('挂账', 'Shelved'),
    refuted: text('查否', 'Not confirmed'),
    outside: text('不属本平台', 'Not for this platform'),
    closed: text('已反馈', 'Answered'),
    rated: text('已评价', 'Rated'),
    archived: text('已归档', 'Archived'),
  },
  whistle: {
    accepted: text('待改派', 'To send elsewhere'),
    dispatched: text('已吹哨', 'Called'),
    taken: text('已报到', 'Arrived'),
    working: text('办理中', 'In work'),
    finished: text('待评分', 'To be scored'),
    shelved: text('挂账', 'Shelved'),
    closed: text('已办结', 'Closed'),
    archived: text('已归档', 'Archived'),
    withdrawn: text('已撤销', 'Called off'),
  },
}

/** What the public and the reporter are told: three words. Of a burden report it changes with the daily release only. */
export function publicStateOf(state: CaseState): PublicState {
  if (state === 'submitted') return 'received'
  return isOpen(state) ? 'working' : 'done'
}
