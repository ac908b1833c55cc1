import type { Measure } from '../../contract/staff/cases/acts.ts'
import type { CaseClock, CaseEvent, EventDetail } from '../../contract/staff/cases/events.ts'
import type { Party } from '../../contract/staff/cases/moves.ts'
import type { CaseState, Line } from '../../contract/staff/cases/states.ts'
import type { Limit } from '../../contract/taxonomy/types.ts'

/** A unit a case is with. `answer` and `score`: of a whistle each unit has its own. */
export interface FileUnit {
  readonly unit: string
  readonly part: 'lead' | 'assist'
  readonly state: 'called' | 'arrived' | 'answered' | 'returned'
  readonly answer?: string
  readonly score?: number
}

/** What one dispatch came to; the accept rate counts them all, each for the unit it went to. */
export interface Dispatched {
  readonly at: string
  readonly unit: string
  readonly takeDue: string
  readonly taken?: string
  readonly returned?: true
}

/**
 * A case as its events tell it: `events.reduce(apply)`. Nothing in it comes from anywhere else, so that it can be made anew at
 * any time.
 */
export interface CaseFile {
  readonly id: string
  readonly line: Line
  readonly place: string
  readonly category: string
  readonly summary: string
  readonly state: CaseState
  readonly version: number
  readonly opened: string
  /** When work on it began to count: acceptance of a work order, opening of the others. The period of all its figures. */
  readonly accepted?: string
  /** The whole limit. */
  readonly due?: string
  /** While somebody has to take it on: the desk what came in, a unit what it was sent. The clock runs as long as this is set. */
  readonly takeDue?: string
  readonly units: readonly FileUnit[]
  readonly dispatches: readonly Dispatched[]
  readonly extension?: { readonly days: number; readonly reason: string; readonly who: string }
  readonly extensions: number
  readonly supervised: boolean
  /** Reports in it: 1, and one for everybody who says "me too". */
  readonly reports: readonly string[]
  readonly confirmed?: { readonly area: string; readonly units: readonly string[] }
  readonly answer?: string
  readonly measures: readonly Measure[]
  readonly photos: readonly number[]
  /** Account that has finished; another one closes. */
  readonly finisher?: string
  readonly closings: number
  /** Also of a declined one: its contact is deleted in time, too. */
  readonly closedAt?: string
  readonly reopened: number
  /** A reporter's wish has reopened it: it does so once. */
  readonly reopenedByReporter: boolean
  readonly publish?: string
  readonly published?: { readonly place: string; readonly month: string }
  /** The limit has passed (act `limit`). */
  readonly passed: boolean
  /** What the running clocks have said already; a clock that starts anew has said nothing. */
  readonly said: readonly { readonly clock: CaseClock; readonly what: 'remind' | 1 | 2 }[]
  readonly ratings: readonly {
    readonly report: string
    readonly closing: number
    readonly solved: boolean
    readonly grade?: string
  }[]
  /** Of a whistle: all that were ever given. A reopened one is scored again, and what its units earned before stays. */
  readonly scores: readonly { readonly unit: string; readonly score: number }[]
  readonly archived: boolean
}

/** Who acts, and as what. */
export interface Actor {
  readonly name: string
  readonly party: Party
  readonly unit?: string
}

/** Office days and clock hours of the operator. All instants ISO UTC, days `YYYY-MM-DD` in TIME_ZONE. */
export interface WorkingTime {
  /** Local day of an instant. */
  dayOf(instant: string): string
  /** Local midnight with which a day begins. */
  startOf(day: string): string
  isWorkingDay(day: string): boolean
  /** End of a limit that begins at `from`: clock hours, or the end (local midnight) of the n-th working day after the local day of `from`. */
  end(from: string, limit: Limit): string
  /** Start (local midnight) of the working day before the day that ends at `due`: when to remind of a limit in days. */
  dayBefore(due: string): string
}

/** What a decision is made with: nothing in it changes while it is made. */
export interface World {
  /** ISO instant. */
  readonly now: string
  readonly time: WorkingTime
  /** Limit by routing table or category, of a case that begins to count. */
  limitFor(file: Pick<CaseFile, 'line' | 'place' | 'category'>): Limit
  /** Place of a unit that has not ceased; undefined for any other code. */
  placeOfUnit(code: string): string | undefined
}

export type Refusal =
  /** Not in the table of moves from here, or not by this party. */
  | { readonly name: 'move-refused' }
  | { readonly name: 'second-person' }
  /** Unknown, ceased, below the county of a burden case, not among the allowed ones, or named twice. */
  | { readonly name: 'unit-refused'; readonly unit: string }
  /** A breach of a rule that the schema cannot state. */
  | { readonly name: 'invalid'; readonly path: string; readonly message: string }

export type Decision = { readonly name: 'decided'; readonly events: readonly CaseEvent[] } | Refusal

/** An act before it is an event: the version is the caller's business. */
export type Intended = EventDetail
