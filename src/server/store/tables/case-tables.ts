import type { Generated } from 'kysely'
import type { CaseState, Line } from '../../../contract/staff/cases/states.ts'
import type { PublicState } from '../../../contract/status.ts'

/**
 * Where a case stands: made from its events and written with them, in the same transaction. It is here for lists, queues and
 * clocks alone; `jianfu check` makes it anew from the events and compares.
 */
export interface CaseTable {
  id: string
  line: Line
  place: string
  category: string
  summary: string
  state: CaseState
  /** Number of events: who acts on an older one is told what happened meanwhile. */
  version: number
  /** 1: somebody still has to do something. */
  open: number
  /** Whose turn it is: `desk`, `reviewer`, `unit`, `-`. */
  turn: 'desk' | 'reviewer' | 'unit' | '-'
  lead: string | null
  opened: string
  /** ISO instants: the whole limit; the next deadline of any clock (`9999` when none runs), by which queues are sorted. */
  due: string | null
  next: string
  /** When the clocks have something to say next; null: never again. */
  wake: string | null
  overdue: number
  supervised: number
  extension_asked: number
  reopened: number
  reports: number
  /** As reporters are told; of a burden case it becomes `public_state`, `public_answer` and `public_photos` at the release. */
  next_state: PublicState
  public_state: PublicState
  answer: string | null
  public_answer: string | null
  /** JSON numbers of the answer's photos. */
  answer_photos: string
  public_photos: string
  closings: number
  /** As reporters are told: of a burden case since the release. */
  public_closings: number
  /** 1: a burden case has changed since the last release, which has to tell it. */
  untold: Generated<number>
  /** Day on which contact and address of its reports are deleted; null: nothing to delete, or not closed. */
  forget: string | null
  publication: 'none' | 'waiting' | 'published'
}

/** Appended, never changed: the database refuses updates and deletions. */
export interface CaseEventTable {
  case_id: string
  seq: number
  at: string
  who: string
  party: string
  act: string
  /** The rest of `CaseEvent` as JSON. */
  detail: string
}

/** Units a case is with, or has been since its last dispatch. `open` 1: it stands in the unit's queue. */
export interface CaseUnitTable {
  case_id: string
  unit: string
  part: 'lead' | 'assist'
  state: 'called' | 'arrived' | 'answered' | 'returned'
  open: number
}

/** Which case a report belongs to; a report belongs to one at most. */
export interface CaseReportTable {
  ref: string
  case_id: string
  /** 0: a burden report that has come in since the last release; until the next its reporter is told of no case. */
  told: Generated<number>
}

/** The public words, one row a change. Of a burden case written by the release, with its day. */
export interface CaseStepTable {
  case_id: string
  number: number
  state: PublicState
  day: string
  /** One of `PUBLIC_STEPS`, or empty. */
  what: string
}

/** Re-encoded photos of answers, encrypted at rest. */
export interface CasePhotoTable {
  case_id: string
  number: number
  bytes: Uint8Array
}

export interface ContactViewTable {
  case_id: string
  number: Generated<number>
  at: string
  who: string
}

/** One rating for each report, case and closing: a merged report begins to count anew. `digest_mask` answers its repetition. */
export interface RatingTable {
  ref: string
  closing: number
  case_id: string
  digest_mask: Uint8Array
  day: string
}

/** Ratings and withdrawals of burden reporters until the next release; `key_mac` keeps one from being stored twice. */
export interface FollowUpIntakeTable {
  key_mac: Uint8Array
  status_mac: Uint8Array
  what: 'rating' | 'withdrawal'
  digest_mask: Uint8Array
  day: string
  body: string
  /** 1: a release has come since. Only then it is applied, whenever the server starts. */
  released: number
}

/** What came of a burden case, for the public board. Written once. */
export interface OutcomeTable {
  case_id: string
  month: string
  place: string
  category: string
  summary: string
  /** JSON of `Measure[]`. */
  measures: string
}

export interface RoutingTable {
  place: string
  category: string
  lead: string
  /** JSON array of unit codes. */
  assists: string
  limit_unit: 'hours' | 'workingDays' | null
  limit_amount: number | null
}

export interface HolidayTable {
  day: string
  kind: 'off' | 'work'
  name: string
}

export interface TemplateTable {
  id: string
  place: string
  line: Line
  title: string
  text: string
}

/** Notices for the operator's messenger: written with the event they tell of, so that none is lost; nothing of a report in them. */
export interface NoticeTable {
  number: Generated<number>
  at: string
  case_id: string
  line: Line
  /** `new`, `dispatched`, `returned`, `reminded`, `overdue`, `urged`, `finished`, `reopened`, … */
  about: string
  unit: string | null
  tries: number
  /** When it is tried next; null: stuck, until somebody says so. */
  retry: string | null
  error: string | null
}

/** Sums by period of acceptance; codes outside the view are empty: view `category` has no units, `unit` has both, `total` neither. */
export interface CaseTallyTable {
  view: string
  place: string
  period: string
  line: string
  category: string
  unit: string
  item: string
  n: number
}

/** What a case has come to count, or no longer counts, and is not yet in `case_tallies`: no row is hot. */
export interface CaseDeltaTable {
  seq: Generated<number>
  day: string
  place: string
  line: string
  category: string
  unit: string
  item: string
  n: number
}
