import type { PlaceTable } from '../../contract/staff/tally.ts'
import type { Asked } from './asked.ts'
import type { PlaceTree } from './place-tree.ts'
import { codesOf, type Sources, sum, viewOf } from './sources.ts'

/**
 * How many reports in each place directly below? The total's `n`, told apart by place: rows and `undivided` (counted at the
 * asked place itself, for all of it) add up to it. Every place has a row, in register order, never by number: this is no
 * ranking. `villages` is the number of real villages and communities of the place, for "per 100 villages".
 */
export async function byPlace({ cells }: Sources, asked: Asked, places: PlaceTree): Promise<PlaceTable> {
  const { place, kind, period } = asked
  const children = places.children(place.code, kind)
  const codes = codesOf(asked)
  const found = await cells.cells({
    view: viewOf(codes, 'nothing'),
    places: [place.code, ...children.map(({ code }) => code)],
    periods: [period],
    ...codes,
  })
  const count = (code: string) => sum(found.filter((cell) => cell.place === code).map(({ n }) => n))
  const rows = children.map(({ code, name, level }) => ({
    ...{ code, name, level },
    n: count(code),
    villages: places.villages(code).length,
    deeper: places.children(code, kind).length > 0,
  }))
  return { rows, undivided: count(place.code) - sum(rows.map(({ n }) => n)) }
}
