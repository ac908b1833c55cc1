import type { Generated } from 'kysely'

/**
 * Sums, kept as they are written, so that a question reads as many rows as it shows and not as many as there are reports.
 * Three tables of this shape: `burden_tallies` (exact), `released_tallies` (sums of whole blocks), `grid_tallies` (exact).
 *
 * A row belongs to one view and has the codes of that view; the others are empty:
 * `total` · `category` (category) · `issuer` (level, issuer) · `cross` (category, level, issuer) · `subtype` (category, item =
 * sub-type) · `quantity` (category, item = `key:floor of the class`).
 */
export interface TallyTable {
  view: string
  /** Every place above the counted one too: area, county, city; village, town, county, city. */
  place: string
  /** `contract/staff/period.ts`: week, month and year; of the grid also the day. */
  period: string
  category: string
  issuer_level: string
  issuer: string
  item: string
  n: number
  /** Burden, exact: of these in bursts. Released: of these in blocks that stand exactly at this place. Grid: 0. */
  own: number
}

/**
 * Counts of released reports that no block has shown yet, by the week of the report. `item` empty: reports (`n`, without
 * bursts) and how many of them count towards k (`weight`); else the same of those that gave the sub-type or `key:floor`.
 */
export interface PendingTable {
  week: string
  area: string
  category: string
  issuer_level: string
  issuer: string
  item: string
  n: number
  weight: number
}

/** Made once, never changed. Codes that the block does not distinguish are `*`. */
export interface BlockTable {
  number: Generated<number>
  /** Week in which it was made: the one that had ended. */
  week: string
  place: string
  category: string
  issuer_level: string
  issuer: string
  n: number
}

/**
 * Which reports a block is made of, by their leaf and week: a published case stands where the blocks of all its reports do. For
 * the server alone.
 */
export interface BlockLeafTable {
  week: string
  area: string
  category: string
  issuer_level: string
  issuer: string
  block: number
}

/** What may be said about the inside of a block: sub-types ticked by enough, classes of numbers given by enough. */
export interface BlockFactTable {
  block: number
  /** Sub-type, or `key` of a number. */
  item: string
  /** Reports that ticked the sub-type; floor of the median's class. */
  value: number
}

/** Weeks whose blocks have been made. */
export interface ClosedWeekTable {
  week: string
}

/** How many reports of a leaf came with one capability on a day; rows of past days are deleted at the next release. */
export interface CountedTable {
  day: string
  place: string
  category: string
  issuer_level: string
  issuer: string
  n: number
}

/** Grid reports not yet in `grid_tallies`: written with the report, folded in by itself, so that no row is hot. */
export interface GridArrivalTable {
  seq: Generated<number>
  place: string
  category: string
  day: string
  /** Sub-types and numbers, JSON. */
  facts: string
}
