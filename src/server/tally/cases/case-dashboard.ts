import type { CaseFigures } from '../../../contract/staff/cases/figures.ts'
import { isWithin, placePrefix } from '../../../contract/staff/roles.ts'
import type { CaseFigureStore } from '../../store/cases/types.ts'
import type { PlaceTree } from '../place-tree.ts'
import { type CasesAsked, caseFiltersOf } from './asked.ts'
import { casesByCategory } from './by-category.ts'
import { casesByPlace } from './by-place.ts'
import { casesByUnit, type NameOfUnit } from './by-unit.ts'
import { cellsFor } from './cells.ts'
import { caseCounts } from './rates.ts'
import { unitScores } from './scores.ts'
import { caseTrend } from './trend.ts'

/** When it is asked, from which place down the reader may look, and what the operator has set. */
export interface CaseStanding {
  /** ISO instant, and the local day it lies in. */
  readonly now: string
  readonly day: string
  readonly scope: string
  /** Percent that scores count. */
  readonly weight: number
  readonly nameOf: NameOfUnit
}

/** All questions about cases, asked of the same sums. */
export async function caseDashboard(
  figures: Pick<CaseFigureStore, 'cells' | 'now'>,
  asked: CasesAsked,
  places: PlaceTree,
  { now, day, scope, weight, nameOf }: CaseStanding,
): Promise<CaseFigures> {
  const { lines, place, path, category, unit, alone } = asked
  return {
    filters: caseFiltersOf(asked),
    place: { code: place.code, name: place.name },
    path: path
      .filter(({ code }) => isWithin(code, scope))
      .map(({ code, name }) => ({ code, name }))
      .reverse(),
    day,
    total: caseCounts(await cellsFor(figures, asked, { apart: 'nothing' })),
    now: await figures.now(
      {
        ...{ lines, prefix: placePrefix(place.code) },
        ...(category !== undefined && { category }),
        ...(unit !== undefined && { unit }),
      },
      now,
    ),
    byCategory: alone ? [] : await casesByCategory(figures, asked),
    byPlace: alone ? [] : await casesByPlace(figures, asked, places),
    byUnit: alone ? [] : await casesByUnit(figures, asked, nameOf),
    trend: await caseTrend(figures, asked),
    scores: await unitScores(figures, asked, nameOf, weight),
    scoreWeight: weight,
  }
}
