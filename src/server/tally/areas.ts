import { FEWEST_AREAS, type Tally } from '../../contract/staff/tally.ts'
import type { Asked } from './asked.ts'
import { blockQuery } from './block-query.ts'
import type { PlaceTree } from './place-tree.ts'
import { codesOf, isReleased, type Sources, viewOf } from './sources.ts'

/**
 * How many areas (burdens) or villages (grid) have at least one counted report, of how many there are? Much from one place is
 * another thing than a little from everywhere.
 *
 * Of released figures areas with a block of their own are counted, and the number is absent below FEWEST_AREAS: of one area
 * that reports, everybody there would know.
 */
export async function areas(sources: Sources, asked: Asked, places: PlaceTree): Promise<Tally['areas']> {
  const { place, kind, period } = asked
  const all = kind === 'burden' ? places.areas(place.code) : places.villages(place.code)
  if (isReleased(sources)) {
    const reporting = await sources.blocks.blockAreas(blockQuery(asked))
    return { ...(reporting >= FEWEST_AREAS && { reporting }), of: all.length }
  }
  const codes = codesOf(asked)
  const found = await sources.cells.cells({ view: viewOf(codes, 'nothing'), places: all, periods: [period], ...codes })
  return { reporting: new Set(found.filter(({ n }) => n > 0).map((cell) => cell.place)).size, of: all.length }
}
