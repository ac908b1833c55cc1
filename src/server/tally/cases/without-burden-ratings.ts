import type { CaseItem } from '../../../contract/staff/cases/figures.ts'
import type { CaseFigureStore } from '../../store/cases/types.ts'

type Figures = Pick<CaseFigureStore, 'cells' | 'now'>

const SAID_BY_REPORTERS: readonly CaseItem[] = ['rated', 'solved', 'graded', 'satisfied']

/**
 * Figures for those who may not read burden reports. Each report rates for itself: of a single matter, and a category of a county
 * has rarely more in a month, the ratings would tell how many reports it has.
 */
export const withoutBurdenRatings = ({ cells, now }: Figures): Figures => ({
  now,
  cells: async (query) => {
    const [others, burdens] = await Promise.all([
      cells({ ...query, lines: query.lines.filter((line) => line !== 'burden') }),
      cells({ ...query, lines: query.lines.filter((line) => line === 'burden') }),
    ])
    return [...others, ...burdens.filter(({ item }) => !(SAID_BY_REPORTERS as readonly string[]).includes(item))]
  },
})
