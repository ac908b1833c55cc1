import type { Insertable, Selectable } from 'kysely'
import type { CaseEvent } from '../../../contract/staff/cases/events.ts'
import type { CaseEventTable, CaseTable, CaseUnitTable } from '../tables/case-tables.ts'
import type { CaseRow, CaseUnitRow } from './types.ts'

/** Stands for "nothing is due": sorts behind every instant, on both engines alike. */
export const NEVER = '9999'

/** What reporters are told: of a burden case the release writes it, of the others every act. */
const PUBLIC_COLUMNS = ['public_state', 'public_answer', 'public_photos', 'public_closings', 'untold'] as const

/** Columns of a case but those of the release. */
export const fromCaseRow = (row: CaseRow): Omit<Insertable<CaseTable>, (typeof PUBLIC_COLUMNS)[number]> => ({
  id: row.id,
  line: row.line,
  place: row.place,
  category: row.category,
  summary: row.summary,
  state: row.state,
  version: row.version,
  open: row.open ? 1 : 0,
  turn: row.turn,
  lead: row.lead,
  opened: row.opened,
  due: row.due,
  next: row.next ?? NEVER,
  wake: row.wake,
  overdue: row.overdue ? 1 : 0,
  supervised: row.supervised ? 1 : 0,
  extension_asked: row.extensionAsked ? 1 : 0,
  reopened: row.reopened ? 1 : 0,
  reports: row.reports,
  next_state: row.publicState,
  answer: row.answer,
  answer_photos: JSON.stringify(row.answerPhotos),
  closings: row.closings,
  forget: row.forget,
  publication: row.publication,
})

const toldAtOnce = (row: CaseRow) => ({
  public_state: row.publicState,
  public_answer: row.answer,
  public_photos: JSON.stringify(row.answerPhotos),
  public_closings: row.closings,
})

/** What reporters of a burden case are told until the first release after it was opened. */
const NOTHING = {
  public_state: 'received',
  public_answer: null,
  public_photos: '[]',
  public_closings: 0,
} as const

/** What reporters are told from now on, at once or by the next release. */
export const publicColumns = (row: CaseRow) => (row.line === 'burden' ? { untold: 1 } : toldAtOnce(row))
export const firstPublicColumns = (row: CaseRow) =>
  row.line === 'burden' ? { ...NOTHING, untold: 1 } : toldAtOnce(row)

/** A case as its users see it: `publicState` as its events have made it, told already or not. */
export function toCaseRow(row: Selectable<CaseTable>): CaseRow {
  const { id, line, place, category, summary, state, version, turn, lead, opened, due, wake, reports } = row
  return {
    ...{ id, line, place, category, summary, state, version, turn, lead, opened, due, wake, reports },
    open: row.open === 1,
    next: row.next === NEVER ? null : row.next,
    overdue: row.overdue === 1,
    supervised: row.supervised === 1,
    extensionAsked: row.extension_asked === 1,
    reopened: row.reopened === 1,
    publicState: row.next_state,
    answer: row.answer,
    answerPhotos: JSON.parse(row.answer_photos) as number[],
    closings: row.closings,
    forget: row.forget,
    publication: row.publication,
  }
}

export function fromEvent(id: string, event: CaseEvent): Insertable<CaseEventTable> {
  const { seq, at, who, party, act, ...detail } = event
  return { case_id: id, seq, at, who, party, act, detail: JSON.stringify(detail) }
}

/** Only what `fromEvent` has written comes back, so it is an event. */
export function toEvent({ seq, at, who, party, act, detail }: Selectable<CaseEventTable>): CaseEvent {
  return { ...JSON.parse(detail), seq, at, who, party, act } as CaseEvent
}

export const fromUnitRow = (id: string, { unit, part, state, open }: CaseUnitRow): Insertable<CaseUnitTable> => ({
  ...{ case_id: id, unit, part, state },
  open: open ? 1 : 0,
})
