import type { Measure } from '../../../contract/staff/cases/acts.ts'

/** One sum. Codes outside the view are empty; see `tables/tally-tables.ts`. */
export interface Cell {
  readonly place: string
  readonly period: string
  readonly category: string
  readonly issuerLevel: string
  readonly issuer: string
  readonly item: string
  readonly n: number
  readonly own: number
}

export const VIEWS = ['total', 'category', 'issuer', 'cross', 'subtype', 'quantity'] as const
export type View = (typeof VIEWS)[number]

export interface CellQuery {
  readonly view: View
  readonly places: readonly string[]
  readonly periods: readonly string[]
  /** Codes that must match; `*` matches only itself. */
  readonly category?: string | readonly string[]
  readonly issuerLevel?: string | readonly string[]
  readonly issuer?: string | readonly string[]
}

/** Sums of one kind of figures. All questions are asked through this, whichever table lies below. */
export interface TallyCells {
  /** At most as many rows as codes × places × periods, however many reports there are. */
  cells(query: CellQuery): Promise<readonly Cell[]>
  /** First week that has any sum of a city or below; undefined when there is none. */
  since(): Promise<string | undefined>
}

/** What came of a burden case, as it stands on the public board: in the reviewer's words, never with a number of reports. */
export interface Outcome {
  readonly month: string
  /** County or wider. */
  readonly place: string
  readonly category: string
  readonly summary: string
  readonly measures: readonly Measure[]
}

/** The released store: all that may be shown to those who may not read reports. */
export interface OpenFigures {
  /** Sums of whole blocks. Of sub-types what blocks state of their inside; of numbers how many blocks have their median in a class. */
  readonly released: TallyCells
  /** Grid reports are work orders: their figures are exact. */
  readonly grid: TallyCells
  /** The last week whose blocks have been made. */
  closedWeek(): Promise<string | undefined>
  /** Published since a month, in no order that says anything. */
  outcomes(since: string): Promise<readonly Outcome[]>
  /** How many have ever been published: none is taken back, so this changes with every new one. */
  outcomeCount(): Promise<number>
}

/** Exact figures of burden reports, for those who read them. */
export interface ExactFigures {
  readonly burden: TallyCells
}

export interface TallyStore {
  readonly open: OpenFigures
  readonly exact: ExactFigures
  /** Folds grid reports that have come in since into their tallies. @returns how many */
  fold(): Promise<number>
  /**
   * Makes the blocks of all weeks that ended before `day` and are not closed yet, oldest first. Safe to call at any time, by
   * any process: a week is closed once.
   *
   * @returns the weeks closed now
   */
  closeWeeks(day: string): Promise<readonly string[]>
}
