import { setImmediate as othersTurn } from 'node:timers/promises'
import { sheetDigest } from '../../sheets/digest.ts'
import type { PlacedSheet } from '../../sheets/types.ts'
import type { PosterSheet, PrintRunRow } from '../../store/posters/print-types.ts'
import type { PosterRow } from '../../store/types.ts'
import { sheetContents } from '../sheet-content.ts'
import { AT_ONCE, type PrintWorld } from './print-world.ts'

/** A sheet of a run and what stands on it now. */
export interface RunSheet extends PlacedSheet {
  readonly row: PosterSheet
}

/** All sheets of a run in the order of printing. Others get their turn before every sheet: drawing one takes a while. */
export async function* runSheets(world: PrintWorld, id: string): AsyncGenerator<RunSheet> {
  for (let from = 0; ; from += AT_ONCE) {
    const rows = await world.store.printRuns.sheets(id, from, AT_ONCE)
    for await (const sheet of filled(world, rows)) {
      await othersTurn()
      yield sheet
    }
    if (rows.length < AT_ONCE) return
  }
}

export async function* filled({ store, common }: PrintWorld, rows: readonly PosterSheet[]): AsyncGenerator<RunSheet> {
  let index = 0
  for await (const { content, county, town, village } of sheetContents(store, common, rows.map(posterOf))) {
    const row = rows[index++]
    // As counted: a county that has been renumbered since would begin on another page.
    if (row) yield { row, content, town, village, copies: row.copies, county: { code: row.county, name: county.name } }
  }
}

const posterOf = ({ poster, kind, place, created, revoked }: PosterSheet): PosterRow => ({
  ...{ code: poster, kind, place, created, revoked },
})

/**
 * Whether every code of a run is still in force and the same would stand on its sheet as when the run was ordered. Otherwise the
 * paper would not be what the run says was printed, and the next difference would leave sheets out.
 */
export async function standsAsOrdered(world: PrintWorld, { id }: PrintRunRow): Promise<boolean> {
  for await (const sheet of runSheets(world, id)) if (!isAsOrdered(sheet)) return false
  return true
}

export const isAsOrdered = ({ row, content }: RunSheet): boolean =>
  row.revoked === null && sheetDigest(content) === row.digest
