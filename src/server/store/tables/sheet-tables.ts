import type { Layout, Trouble } from '../../../contract/sheet.ts'
import type { HangState } from '../../../contract/staff/hanging.ts'
import type { PrintState } from '../../../contract/staff/printing.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'

export interface PrintRunTable {
  id: string
  at: string
  who: string
  /** `PrintOrder` as JSON. */
  print_order: string
  /** Of the order: what was printed is compared within one layout. */
  layout: Layout
  /** What the codes of all its places begin with: whose scope holds this much may see the run. */
  reach: string
  state: PrintState
  codes: number
  sheets: number
  pages: number
  done: number
  made: number
  /** `NamedPlace[]` as JSON. */
  unprintable: string
  /** ISO instant at which its writer last said that it lives; a run that is printing and silent has lost its process. */
  touched: string
}

/** What stands on a run's sheets, in the order of printing: written with the run, so that a file begun twice is the same. */
export interface PrintSheetTable {
  run: string
  position: number
  poster: string
  /** A county begins on a page of its own. */
  county: string
  copies: number
  /** Page on which its first copy stands, from 1. */
  page: number
  /** SHA-256 of everything that stands on the sheet; another one means that it has to be printed again. */
  digest: string
}

/** How a sheet was last found, as staff have said on the spot. */
export interface HangingTable {
  kind: Kind
  /** Where it hangs. */
  place: string
  state: HangState
  day: string
  who: string
}

export interface PosterTroubleTable {
  poster: string
  trouble: Trouble
  /** Monday. */
  week: string
}
