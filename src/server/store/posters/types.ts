import type { Trouble } from '../../../contract/sheet.ts'
import type { HangState } from '../../../contract/staff/hanging.ts'
import type { PosterChoice } from '../../../contract/staff/posters.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import type { Place } from '../places/types.ts'
import type { NewEntry } from '../staff/types.ts'

export interface PosterRow {
  readonly code: string
  readonly kind: Kind
  readonly place: string
  readonly created: string
  readonly revoked: string | null
}

/** `place`: it, everything below it, and the areas of its towns. What is left out holds back nothing. */
export interface PosterQuery {
  readonly place?: string
  readonly kind?: Kind
  readonly state?: 'active' | 'revoked'
}

export interface EnsuredPosters {
  /** Codes in force of the places, new and old, in their order. */
  readonly rows: readonly PosterRow[]
  /** How many of them are new. */
  readonly made: number
}

/** Where a list in register order goes on. */
export type PosterPosition = Pick<PosterRow, 'place' | 'kind' | 'code'>

export interface PosterStore {
  add(rows: readonly PosterRow[]): Promise<void>
  get(code: string): Promise<PosterRow | undefined>
  /** The code in force for a place, if any: all sheets of an area carry the same. */
  active(kind: Kind, place: string): Promise<PosterRow | undefined>
  /** Gives every place a code that has none in force; two who do it at once make one. All sheets of a place carry the same one. */
  ensure(kind: Kind, places: readonly string[], day: string): Promise<EnsuredPosters>
  /** Codes of the places that a choice means, in register order, some at a time: there may be all villages of the country. */
  chosen(choice: PosterChoice): AsyncIterable<readonly string[]>
  list(): Promise<readonly PosterRow[]>
  /** In register order, `most` at most, behind a position. */
  page(query: PosterQuery, most: number, after?: PosterPosition): Promise<readonly PosterRow[]>
  count(query: PosterQuery): Promise<number>
  /** What was told of its sheets goes with the code. @returns false when there is no such code in force */
  revoke(code: string, day: string, entry?: NewEntry): Promise<boolean>
  /**
   * Revokes a code and puts `fresh` in its place. Of two who do it at once only one does.
   *
   * @param fresh a code nobody has
   * @returns false when there is no such code in force
   */
  replace(code: string, day: string, fresh: string, entry?: NewEntry): Promise<boolean>
  /** Changes whenever a poster is added, revoked or replaced, by any process. */
  version(): Promise<string>
  /**
   * These places with all that stand above them and what they have become, for `placePath` and `currentPlace`. A few queries
   * for all; what is found is held, so ask for a page or a chunk.
   */
  surroundings(places: readonly string[]): Promise<ReadonlyMap<string, Place>>
  /** Real villages in force of each area, that is: offices in which its sheets hang. An area without one is not named. */
  areaSizes(areas: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** ISO instant of the last print run of each code that came to something. */
  printed(codes: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/** How the sheet at a place was last found. */
export interface HangingRow {
  readonly kind: Kind
  readonly place: string
  readonly state: HangState
  readonly day: string
  readonly who: string
}

/** A place where a sheet is wanted. */
export interface WantedPlace {
  readonly code: string
  readonly name: string
  /** Of a grid or building its village. */
  readonly village: string | null
  readonly state: HangState | null
  readonly day: string | null
  /** Whether a code is in force for it. */
  readonly poster: boolean
}

/**
 * Where sheets are wanted and how they hang. Of burdens that is the office of every real village; of the grid every village, grid
 * and building that has a code, and real villages of which nothing has one. `place` is a place or an area.
 */
export interface HangingStore {
  /** Of one place only the newest is kept. */
  hang(row: HangingRow, entry: NewEntry): Promise<void>
  /** In register order. @param open only those of which nobody has said that a sheet hangs */
  wanted(kind: Kind, place: string, open: boolean): Promise<readonly WantedPlace[]>
  sums(kind: Kind, place: string): Promise<{ readonly wanted: number; readonly hanging: number }>
}

export interface TroubleRow {
  readonly poster: string
  readonly kind: Kind
  readonly place: string
  readonly trouble: Trouble
  /** Monday of the week in which it was last told. */
  readonly week: string
}

/** What anybody tells of a sheet. Neither who, nor when, nor how often: one mark for each week. */
export interface TroubleStore {
  /** Does nothing when it is marked already, or the code is not in force. */
  mark(poster: string, trouble: Trouble, week: string): Promise<void>
  /** Of codes in force, in register order. @param place it, what lies below it, and the areas of its towns */
  list(place: string): Promise<readonly TroubleRow[]>
  of(posters: readonly string[]): Promise<ReadonlyMap<string, readonly Trouble[]>>
  /** It has been looked after. @returns false when there was nothing */
  settle(poster: string, entry: NewEntry): Promise<boolean>
}
