import type { PartLevel, PlaceLevel } from '../../../contract/place-code.ts'
import type { PlaceDifference, RegisterCounts } from '../../../contract/staff/places.ts'
import type { NewEntry } from '../staff/types.ts'

export interface Place {
  readonly code: string
  readonly name: string
  readonly level: PlaceLevel
  readonly parent: string | null
  /** For a town: the code of its area, which may be its own, a group's or the county's. */
  readonly area: string | null
  /** Day since which it is no longer in the register; reports and sheets keep pointing to it. */
  readonly gone: string | null
  /** What it has become. */
  readonly successor: string | null
}

export interface PlaceRow {
  readonly code: string
  readonly name: string
  readonly level: PlaceLevel
  readonly parent: string | null
}

/** A place and how it was before. */
export interface Changed {
  readonly before: Place
  readonly place: Place
}

/** A table of places to be compared with the register, or taken over into it. */
export interface RegisterChange {
  readonly rows: readonly PlaceRow[]
  /**
   * The table names every place below the highest ones in it; those it does not name have ceased. A province or city with a
   * single place below it in the table only says where that place lies. Grids, buildings and areas are ours, not the register's:
   * they cease with their village, never because a table does not name them.
   */
  readonly complete: boolean
  /** Places that have ceased, whatever `complete` says, and what each has become; itself: nothing, its sheets open as they were. */
  readonly successors: ReadonlyMap<string, string>
  readonly day: string
}

/** Sentences that say what cannot be so: a successor that is not there, a place below one that has ceased. */
export interface RegisterFaults {
  readonly name: 'faults'
  readonly faults: readonly string[]
}

export type DifferenceOutcome = { readonly name: 'difference'; readonly difference: PlaceDifference } | RegisterFaults

export type ChangeOutcome =
  | { readonly name: 'changed'; readonly counts: RegisterCounts }
  | RegisterFaults
  /** Somebody else has changed the register since `base`. */
  | { readonly name: 'register-changed' }

export interface FoundRow extends Place {
  /** The everyday name by which it was found. */
  readonly alias: string | null
}

/** The register as a whole, and how it changes; see `PlaceStore`. */
export interface RegisterStore {
  /**
   * What `change` would do.
   *
   * @param most changes listed of each sort; the counts are of all
   */
  difference(change: RegisterChange, most?: number): Promise<DifferenceOutcome>
  /**
   * All or nothing, if the register is still the one named by `base`. Nothing is deleted.
   *
   * @param entryOf written down with it
   */
  change(change: RegisterChange, base?: string, entryOf?: (counts: RegisterCounts) => NewEntry): Promise<ChangeOutcome>
  /** Changes with every change of a place, by any process. */
  version(): Promise<string>
}

/** How places are found by people, and what people add to the register; see `PlaceStore`. */
export interface PlaceNameStore {
  /**
   * Places in `scope` that a person means by what was typed: a name or a part of one, an everyday name, first letters or the
   * whole of its pinyin, the beginning of a code. Best first, `most` at most.
   */
  search(typed: string, scope: string, most: number): Promise<readonly FoundRow[]>
  aliases(code: string): Promise<readonly string[]>
  /**
   * @param entry written down with it
   * @returns false when there is no such place
   */
  setAliases(code: string, aliases: readonly string[], entry?: NewEntry): Promise<boolean>
  /**
   * Grids or buildings of a village, numbered on from those there are.
   *
   * @param entry written down with them
   * @returns undefined when there are no numbers left, or no such village is in the register
   */
  addParts(
    village: string,
    level: PartLevel,
    names: readonly string[],
    entry?: NewEntry,
  ): Promise<readonly Place[] | undefined>
}

export interface PlaceStore extends RegisterStore, PlaceNameStore {
  /** Adds and renames, all or nothing; never deletes. Towns that have no area yet get one; existing areas stay as they are. */
  save(rows: readonly PlaceRow[]): Promise<{ readonly added: number; readonly renamed: number; readonly same: number }>
  get(code: string): Promise<Place | undefined>
  /** The place itself, or what it has become, followed to the end. */
  current(code: string): Promise<Place | undefined>
  /** Directly below it; what has ceased is left out. */
  children(code: string): Promise<readonly Place[]>
  /** Towns of an area, and villages of those towns, in register order; what has ceased is left out. */
  areaTowns(area: string): Promise<readonly Place[]>
  areaVillages(area: string): Promise<readonly Place[]>
  /** From the place itself up to the city: village → town → area → county → city; fillers and repeated codes left out. */
  path(code: string): Promise<readonly Place[]>
  list(): Promise<readonly Place[]>
}
