import { placePrefix } from '../../contract/staff/roles.ts'
import { FEWEST_AREAS, type Tally } from '../../contract/staff/tally.ts'
import type { Asked } from './asked.ts'
import type { PlaceTree } from './place-tree.ts'
import { codesOf, isReleased, type Sources, sum, viewOf } from './sources.ts'

/**
 * How many areas (burdens) or villages (grid) have at least one counted report, of how many there are? Much from one place is
 * another thing than a little from everywhere.
 *
 * Of released figures areas with a block of their own are counted, and the number is absent below FEWEST_AREAS: of one area
 * that reports, everybody there would know. A block of a county is made of several areas and is none of an area, unless the
 * county is the area of all its towns.
 */
export async function areas(sources: Sources, asked: Asked, places: PlaceTree): Promise<Tally['areas']> {
  const { place, kind, period } = asked
  const all = kind === 'burden' ? places.areas(place.code) : places.villages(place.code)
  const codes = codesOf(asked)
  const found = await sources.cells.cells({ view: viewOf(codes, 'nothing'), places: all, periods: [period], ...codes })
  const counted = new Map<string, number>()
  for (const cell of found) counted.set(cell.place, (counted.get(cell.place) ?? 0) + cell.n)
  if (isReleased(sources)) {
    const reporting = [...counted].filter(([area, n]) => n > 0 && below(area, all).length === 0).length
    return { ...(reporting >= FEWEST_AREAS && { reporting }), of: all.length }
  }
  const own = kind === 'burden' ? all.map((area) => leftOf(area, counted)) : [...counted.values()]
  return { reporting: own.filter((n) => n > 0).length, of: all.length }
}

/** A county can be the area of its small towns: its sums hold those of the areas below it too. */
const leftOf = (area: string, counted: ReadonlyMap<string, number>): number =>
  (counted.get(area) ?? 0) - sum(below(area, [...counted.keys()]).map((code) => counted.get(code) ?? 0))

function below(area: string, codes: readonly string[]): readonly string[] {
  const prefix = placePrefix(area)
  return codes.filter((code) => code !== area && code.startsWith(prefix))
}
