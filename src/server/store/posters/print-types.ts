import type { Layout } from '../../../contract/sheet.ts'
import type { NamedPlace } from '../../../contract/staff/places.ts'
import type { PrintOrder, PrintState } from '../../../contract/staff/printing.ts'
import type { NewEntry } from '../staff/types.ts'
import type { PosterRow } from './types.ts'

export interface NewPrintRun {
  readonly id: string
  /** ISO instant. */
  readonly at: string
  readonly who: string
  readonly order: PrintOrder
}

/** What is known once all sheets of a run are. */
export interface PrintCounts {
  readonly codes: number
  readonly sheets: number
  readonly pages: number
  readonly made: number
  readonly unprintable: readonly NamedPlace[]
}

export interface PrintRunRow extends NewPrintRun, PrintCounts {
  readonly state: PrintState
  readonly done: number
}

export interface PrintSheet {
  /** From 0, in the order of printing. */
  readonly position: number
  readonly poster: string
  readonly county: string
  readonly copies: number
  readonly page: number
  readonly digest: string
}

/** A sheet of a run with its poster as it is now, which may have been revoked since. */
export interface PosterSheet extends PrintSheet, Omit<PosterRow, 'code'> {}

/**
 * Print runs and what stands on their sheets. A run is failed until it is `ready`: one whose maker dies on the way shows as what it
 * is. Nothing here is one long transaction, because reports wait behind them.
 */
export interface PrintRunStore {
  begin(run: NewPrintRun): Promise<void>
  addSheets(id: string, sheets: readonly PrintSheet[]): Promise<void>
  ready(id: string, counts: PrintCounts, now: string): Promise<void>
  /** Forgets a run that has come to no sheets. */
  forget(id: string): Promise<void>

  /** @param now a run that is printing and has been silent for `SILENT_MS` before it is failed */
  get(id: string, now: string): Promise<PrintRunRow | undefined>
  /** Newest first; runs whose places all begin with `prefix`. */
  list(prefix: string, most: number, now: string): Promise<readonly PrintRunRow[]>
  /** Of these positions on, in order; `most` at most. */
  sheets(id: string, from: number, most: number): Promise<readonly PosterSheet[]>
  /** Counties of a run in the order of printing, each with the page it begins on. */
  counties(id: string): Promise<readonly { readonly county: string; readonly page: number }[]>
  /** What is needed to fill pages up to one of them: sheets of the county that is on it, from the county's first. */
  sheetsUpTo(id: string, page: number): Promise<readonly PosterSheet[]>
  /** Digests of what was last printed in a layout, by poster: of each the newest run that is done counts. */
  printed(layout: Layout, posters: readonly string[]): Promise<ReadonlyMap<string, string>>

  /** Takes a run to be written. 'again': it is done already, and stays so. 'ended': somebody else writes it, or it has ended. */
  take(id: string, now: string): Promise<'taken' | 'again' | 'ended'>
  /** Tells how far a file is. @returns false when the run was cancelled, so that nothing more should be written */
  advance(id: string, done: number, now: string): Promise<boolean>
  /** Ends a run that is printing. @returns false when it was cancelled before */
  end(id: string, state: 'done' | 'cancelled' | 'failed', done: number, entry?: NewEntry): Promise<boolean>
  /** Also after it is done: what was printed has come to nothing. @returns false when it has ended otherwise */
  cancel(id: string): Promise<boolean>
}
