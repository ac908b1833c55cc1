import { pageSvg } from '../../sheets/page-svg.ts'
import { placeSheets, type Spot } from '../../sheets/pages.ts'
import type { PosterSheet, PrintRunRow } from '../../store/posters/print-types.ts'
import { drawSheet } from './draw-sheet.ts'
import type { PrintWorld } from './print-world.ts'
import { filled, isAsOrdered } from './run-sheets.ts'

export type RunPage =
  | { readonly name: 'page'; readonly svg: string }
  | { readonly name: 'no-page' }
  /** A code on it was revoked, or something else would stand on a sheet than when it was ordered. */
  | { readonly name: 'changed' }

/** One page of a run as SVG. */
export async function runPage(world: PrintWorld, run: PrintRunRow, page: number): Promise<RunPage> {
  if (page < 1 || page > run.pages) return { name: 'no-page' }
  const { layout, design } = run.order
  const spots = spotsOn(page, await world.store.printRuns.sheetsUpTo(run.id, page), run)
  const standing = []
  for await (const sheet of filled(world, [...spots.keys()])) {
    if (!isAsOrdered(sheet)) return { name: 'changed' }
    const { row, content } = sheet
    const drawing = drawSheet(content, layout, design)
    for (const { x, y } of spots.get(row) ?? []) standing.push({ content, drawing, x, y })
  }
  return { name: 'page', svg: pageSvg(standing, layout) }
}

/** Where copies of these sheets stand on the page. @param rows from the first sheet of the page's county */
function spotsOn(page: number, rows: readonly PosterSheet[], { order }: PrintRunRow): Map<PosterSheet, Spot[]> {
  const place = placeSheets(order.layout)
  const before = (rows[0]?.page ?? 1) - 1
  const spots = new Map<PosterSheet, Spot[]>()
  for (const row of rows)
    for (let copy = 0; copy < row.copies; copy++) {
      const spot = place(row.county)
      if (spot.page + before === page) spots.set(row, [...(spots.get(row) ?? []), spot])
    }
  return spots
}
