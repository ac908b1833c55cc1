import type { CaseFigures } from '../../../contract/staff/cases/figures.ts'
import { isCountyOrWider } from '../../../contract/staff/roles.ts'
import type { PlaceTree } from '../place-tree.ts'
import type { CasesAsked } from './asked.ts'
import { type CaseCells, cellsFor } from './cells.ts'
import { caseCounts } from './rates.ts'

/**
 * How do cases of each place directly below go? Every place has a row, in register order, never by number: this is no ranking.
 * Cases that stand at the asked place itself (a matter published for the whole city) are in no row: by these the rows add up to
 * less than the total. Matters stand at a county or wider, so that there is nothing to be told apart below one.
 */
export async function casesByPlace(
  figures: CaseCells,
  asked: CasesAsked,
  places: PlaceTree,
): Promise<CaseFigures['byPlace']> {
  const below = (code: string) =>
    places.children(code, 'grid').filter((child) => asked.line !== 'burden' || isCountyOrWider(child.code))
  const children = below(asked.place.code)
  if (children.length === 0) return []
  const found = await cellsFor(figures, asked, { apart: 'nothing', places: children.map(({ code }) => code) })
  return children.map(({ code, name }) => ({
    ...{ code, name },
    counts: caseCounts(found.filter(({ place }) => place === code)),
    deeper: below(code).length > 0,
  }))
}
