import type { CaseFigures } from '../../../contract/staff/cases/figures.ts'
import type { CasesAsked } from './asked.ts'
import { categoriesOf } from './categories.ts'
import { type CaseCells, cellsFor } from './cells.ts'
import { caseCounts } from './rates.ts'

/**
 * How do cases of each category go? The total's counts, told apart by category: every case has one, so that the rows add up to it.
 * Every category of the asked lines has a row, in the order of the taxonomy; one that was asked for stands alone.
 */
export async function casesByCategory(figures: CaseCells, asked: CasesAsked): Promise<CaseFigures['byCategory']> {
  const found = await cellsFor(figures, asked, { apart: 'category' })
  return categoriesOf(asked.lines)
    .filter(({ code }) => asked.category === undefined || code === asked.category)
    .map(({ code, name }) => ({
      ...{ code, name: name.zh },
      counts: caseCounts(found.filter(({ category }) => category === code)),
    }))
}
