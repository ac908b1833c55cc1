import type { CaseFigures } from '../../../contract/staff/cases/figures.ts'
import { plusPeriods } from '../../../contract/staff/period.ts'
import type { CasesAsked } from './asked.ts'
import { type CaseCells, cellsFor } from './cells.ts'
import { caseCounts } from './rates.ts'

/** So many that the same period of last year stands in the line (of months). */
const POINTS = 13

/**
 * How did it go on? The counts of the asked period and of the twelve before it, oldest first. A case counts in the period of its
 * acceptance, whenever it ends: the newest periods go on changing.
 */
export async function caseTrend(figures: CaseCells, asked: CasesAsked): Promise<CaseFigures['trend']> {
  const periods = Array.from({ length: POINTS }, (_, index) => plusPeriods(asked.period, index + 1 - POINTS))
  const found = await cellsFor(figures, asked, { apart: 'nothing', periods })
  return periods.map((period) => ({ period, counts: caseCounts(found.filter((cell) => cell.period === period)) }))
}
