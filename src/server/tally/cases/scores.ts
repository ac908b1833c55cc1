import type { CaseFigures } from '../../../contract/staff/cases/figures.ts'
import { FEWEST_SCORES } from '../../../contract/staff/cases/limits.ts'
import type { CasesAsked } from './asked.ts'
import type { NameOfUnit } from './by-unit.ts'
import { type CaseCells, cellsFor } from './cells.ts'
import { caseCounts } from './rates.ts'

/**
 * What do the scores of towns come to? For each unit that has any: how many scores (0 to 100), their sum, and from
 * `FEWEST_SCORES` scores on the points of its year: sum ÷ scores × weight ÷ 100, to a tenth. Two scores are no judgement, so
 * fewer have no points. In the order of codes, never by points: this is no ranking.
 */
export async function unitScores(
  figures: CaseCells,
  asked: CasesAsked,
  nameOf: NameOfUnit,
  weight: number,
): Promise<CaseFigures['scores']> {
  const found = await cellsFor(figures, asked, { apart: 'unit' })
  const codes = [...new Set(found.map(({ unit }) => unit))].filter((code) => code !== '').sort()
  return codes.flatMap((code) => {
    const { scored, 'score-sum': total } = caseCounts(found.filter(({ unit }) => unit === code))
    if (scored === 0) return []
    const points = Math.round((total * weight) / scored / 10) / 10
    return [{ unit: code, name: nameOf(code), scored, sum: total, ...(scored >= FEWEST_SCORES && { points }) }]
  })
}
