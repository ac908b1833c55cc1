import type { CaseCell, CaseFigureStore } from '../../store/cases/types.ts'
import type { CasesAsked } from './asked.ts'

export type CaseCells = Pick<CaseFigureStore, 'cells'>

interface Told {
  readonly apart: 'nothing' | 'category' | 'unit'
  readonly places?: readonly string[]
  readonly periods?: readonly string[]
}

/** Sums that match what was asked for, told apart by what is shown in rows of its own. */
export function cellsFor(figures: CaseCells, asked: CasesAsked, told: Told): Promise<readonly CaseCell[]> {
  const { lines, place, period, category, unit } = asked
  const { apart, places = [place.code], periods = [period] } = told
  const categories = apart === 'category' || category !== undefined
  const units = apart === 'unit' || unit !== undefined
  return figures.cells({
    view: units ? 'unit' : categories ? 'category' : 'total',
    ...{ lines, places, periods },
    ...(category !== undefined && { category }),
    ...(unit !== undefined && { unit }),
  })
}
