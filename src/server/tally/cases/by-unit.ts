import type { CaseFigures } from '../../../contract/staff/cases/figures.ts'
import type { CasesAsked } from './asked.ts'
import { type CaseCells, cellsFor } from './cells.ts'
import { caseCounts } from './rates.ts'

/** Name of a unit, also of one that has ceased. */
export type NameOfUnit = (code: string) => string

/**
 * How do cases of each unit go? A case counts for the unit that leads it, a score for the unit that got it. Units that nothing is
 * counted of have no row, and neither have cases that no unit has had yet: the rows add up to less than the total by these. In the
 * order of codes, never by a number: this is no ranking.
 */
export async function casesByUnit(
  figures: CaseCells,
  asked: CasesAsked,
  nameOf: NameOfUnit,
): Promise<CaseFigures['byUnit']> {
  const found = await cellsFor(figures, asked, { apart: 'unit' })
  const codes = [...new Set(found.filter(({ n }) => n !== 0).map(({ unit }) => unit))].filter((code) => code !== '')
  return codes.sort().map((code) => ({
    ...{ code, name: nameOf(code) },
    counts: caseCounts(found.filter(({ unit }) => unit === code)),
  }))
}
