import type { Measure } from '../../../contract/staff/cases/acts.ts'
import type { CaseEvent } from '../../../contract/staff/cases/events.ts'
import type { AnswerTemplate, Holiday, Routing } from '../../../contract/staff/cases/settings.ts'
import type { CaseState, Line } from '../../../contract/staff/cases/states.ts'
import type { Unit } from '../../../contract/staff/unit.ts'
import type { PUBLIC_STEPS, PublicState } from '../../../contract/status.ts'
import type { NewEntry } from '../staff/types.ts'

export type Turn = 'desk' | 'reviewer' | 'unit' | '-'

/** Where a case stands, as its events say; see `tables/case-tables.ts`. */
export interface CaseRow {
  readonly id: string
  readonly line: Line
  readonly place: string
  readonly category: string
  readonly summary: string
  readonly state: CaseState
  readonly version: number
  readonly open: boolean
  readonly turn: Turn
  readonly lead: string | null
  readonly opened: string
  readonly due: string | null
  readonly next: string | null
  readonly wake: string | null
  readonly overdue: boolean
  readonly supervised: boolean
  readonly extensionAsked: boolean
  readonly reopened: boolean
  readonly reports: number
  readonly publicState: PublicState
  readonly answer: string | null
  readonly answerPhotos: readonly number[]
  readonly closings: number
  /** Day on which contact and address go. */
  readonly forget: string | null
  readonly publication: 'none' | 'waiting' | 'published'
}

export interface CaseUnitRow {
  readonly unit: string
  readonly part: 'lead' | 'assist'
  readonly state: 'called' | 'arrived' | 'answered' | 'returned'
  readonly open: boolean
}

/** So much more (or less) counts in the period of `day`, at the place and all above it, for the category and the unit (empty: none yet). */
export interface CaseDelta {
  readonly day: string
  readonly place: string
  readonly line: Line
  readonly category: string
  readonly unit: string
  readonly item: string
  readonly n: number
}

export interface NewNotice {
  readonly about: string
  readonly unit: string | null
}

/** One public word of a work order, with what happened. */
export interface NewStep {
  readonly state: PublicState
  readonly day: string
  readonly what: (typeof PUBLIC_STEPS)[number] | ''
}

/**
 * What one act makes of one case: the events, and everything that follows from them. All of it is written in one transaction or
 * nothing is.
 */
export interface CaseChange {
  readonly id: string
  /** Version the act was decided on; 0 opens the case. */
  readonly expected: number
  readonly events: readonly CaseEvent[]
  readonly row: CaseRow
  /** All units since the last dispatch. */
  readonly units: readonly CaseUnitRow[]
  /** Reports that belong to it from now on, wherever they belonged before. */
  readonly joined?: readonly string[]
  /** Reports that no longer do. */
  readonly left?: readonly string[]
  /** Reports whose content goes: their reporters have withdrawn them. */
  readonly erased?: readonly string[]
  /** Contact and address of its reports are deleted. */
  readonly forgotten?: boolean
  /** Work orders and whistles only: of a burden case the release tells (`MoveToPublic`). */
  readonly steps: readonly NewStep[]
  readonly deltas: readonly CaseDelta[]
  readonly notices: readonly NewNotice[]
  readonly rating?: NewRating
  readonly outcome?: NewOutcome
  /** Keys of follow-ups that are settled with it. */
  readonly settled?: readonly Uint8Array[]
}

export interface NewRating {
  readonly ref: string
  readonly closing: number
  readonly digestMask: Uint8Array
  readonly day: string
}

export interface NewOutcome {
  readonly month: string
  readonly place: string
  readonly category: string
  readonly summary: string
  readonly measures: readonly Measure[]
}

export interface StoredCase {
  readonly row: CaseRow
  /** In their order. */
  readonly events: readonly CaseEvent[]
  /** Refs of its reports, sorted. */
  readonly reports: readonly string[]
}

export interface CaseQuery {
  /** Lines with what the codes of their places begin with: a town's dispatcher sees no burden cases. */
  readonly lines: readonly Line[]
  readonly prefix: string
  readonly category?: string
  /** Standing in (or, with `ended`, having been in) this unit's hands. */
  readonly unit?: string
  readonly state?: CaseState
  readonly turns?: readonly Turn[]
  /** Beside `turns`: cases in which an extension waits for consent. */
  readonly orExtension?: boolean
  readonly overdue?: boolean
  readonly ended?: 'also' | 'only'
}

/** Where a page ends: as in the row of its last case. */
export interface CasePosition {
  readonly next: string | null
  readonly id: string
}

/** Cases and what is written with them. */
export interface CaseStore {
  get(id: string): Promise<StoredCase | undefined>
  /** All cases, some at a time, by their random ids. */
  ids(limit: number, after: string): Promise<readonly string[]>
  /** What is due first; those with nothing due last. Ended ones (with `ended`) after the open ones. */
  list(query: CaseQuery, limit: number, after?: CasePosition & { readonly open: boolean }): Promise<readonly CaseRow[]>
  count(query: CaseQuery, most: number): Promise<number>
  /**
   * Writes all changes with their audit entries, or nothing: a version that is no longer the expected one is a conflict, and so is
   * a report that another case took in the meantime.
   */
  append(changes: readonly CaseChange[], entries?: readonly NewEntry[]): Promise<'stored' | 'conflict'>
  caseOf(ref: string): Promise<string | undefined>
  /** Work orders whose case the server has not opened yet. */
  uncased(
    limit: number,
  ): Promise<
    readonly { readonly ref: string; readonly place: string; readonly category: string; readonly body: string }[]
  >
  /** Cases whose clocks have something to say by `now`, soonest first. */
  waking(now: string, limit: number): Promise<readonly string[]>
  /** Open cases that a unit leads or assists. */
  openOf(unit: string): Promise<readonly string[]>
  /** Burden cases that are to be published. */
  publishable(): Promise<readonly string[]>
  /**
   * The lowest node whose blocks contain all these reports (DESIGN 9): an area is lifted to its county. Undefined while one of
   * them is in no block.
   */
  standsAt(refs: readonly string[]): Promise<string | undefined>

  addPhoto(id: string, bytes: Uint8Array, most: number): Promise<number | 'too-many'>
  photo(id: string, number: number): Promise<Uint8Array | undefined>
  /** Writes down that somebody looks at contact or address, before it is shown. */
  viewContact(id: string, entry: NewEntry): Promise<void>
  contactViews(id: string): Promise<readonly { readonly at: string; readonly who: string }[]>
}

/** Tables the operator keeps. Audit entries are written with the change. */
export interface CaseSettingStore {
  routings(): Promise<readonly Routing[]>
  saveRouting(routing: Routing, entry: NewEntry): Promise<void>
  removeRouting(place: string, category: string, entry: NewEntry): Promise<boolean>
  holidays(): Promise<readonly Holiday[]>
  /** Replaces all days of a year. */
  replaceHolidays(year: string, days: readonly Holiday[], entry: NewEntry): Promise<void>
  templates(): Promise<readonly (AnswerTemplate & { readonly id: string })[]>
  saveTemplate(template: AnswerTemplate & { readonly id: string }, entry: NewEntry): Promise<void>
  removeTemplate(id: string, entry: NewEntry): Promise<boolean>
  /**
   * A unit ceases. `changes` hand its open cases over in the same transaction.
   *
   * @returns 'busy' when it has an open case that no change hands over, 'conflict' when one of them has changed
   */
  removeUnit(
    code: string,
    day: string,
    changes: readonly CaseChange[],
    entry: NewEntry,
  ): Promise<'done' | 'unknown' | 'busy' | 'conflict'>
  /** Units that have not ceased. */
  units(): Promise<readonly Unit[]>
}

export interface Notice {
  readonly number: number
  readonly at: string
  readonly caseId: string
  readonly line: Line
  readonly about: string
  readonly unit: string | null
  readonly tries: number
}

/** The outbox of the webhook. At least once: a notice goes when its delivery is written down. */
export interface NoticeStore {
  /** Oldest first, that are to be tried by `now`. */
  due(now: string, limit: number): Promise<readonly Notice[]>
  /**
   * Before it is sent: until `until` it is nobody else's to try. Whoever dies meanwhile leaves it to be tried then.
   *
   * @returns false when another process has taken, sent or cleared it since it was due at `now`
   */
  claim(number: number, now: string, until: string): Promise<boolean>
  sent(number: number): Promise<void>
  /** @param retry undefined: stuck until `retryStuck` */
  failed(number: number, error: string, retry: string | undefined): Promise<void>
  counts(): Promise<{ readonly waiting: number; readonly stuck: number; readonly lastError?: string }>
  retryStuck(now: string): Promise<number>
  /** Nobody listens (any more): all that wait go. */
  clear(): Promise<void>
}

export interface CaseCell {
  readonly place: string
  readonly period: string
  readonly category: string
  readonly unit: string
  readonly item: string
  readonly n: number
}

/**
 * Sums of cases. All lines asked for are added up. View `total` tells nothing apart, `category` categories, `unit` categories and
 * units: with it either can be a filter while the other is told apart.
 */
export interface CaseFigureStore {
  cells(query: {
    readonly view: 'total' | 'category' | 'unit'
    readonly lines: readonly Line[]
    readonly places: readonly string[]
    readonly periods: readonly string[]
    readonly category?: string
    readonly unit?: string
  }): Promise<readonly CaseCell[]>
  /** As it is now. `prefix` as in `CaseQuery`. */
  now(
    query: Pick<CaseQuery, 'lines' | 'prefix' | 'category' | 'unit'>,
    now: string,
  ): Promise<{ readonly open: number; readonly overdue: number; readonly shelved: number }>
  /** Adds what has changed since to the sums. @returns how many deltas */
  fold(): Promise<number>
}
