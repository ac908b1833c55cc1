import type { Board } from '../../contract/board.ts'
import { plusPeriods } from '../../contract/staff/period.ts'
import { UNDIVIDED } from '../../contract/staff/tally.ts'
import { BURDEN_CATEGORIES } from '../../contract/taxonomy/burden.ts'
import type { TallyCells } from '../store/tallies/types.ts'
import { currentPeriod } from './current-period.ts'
import type { PlaceTree } from './place-tree.ts'

/** The current month, and the same one of last year. */
const MONTHS = 13

/**
 * What may everybody know? For the city (or county) that runs the installation and each place directly below it down to the
 * county, each month and each category: the sum of blocks that lie wholly inside. Figures of a county lie in those of the city;
 * what the city has more stands above counties. What is not in any block is in no figure.
 *
 * @param released sums of blocks, and of nothing else
 */
export async function boardFigures(
  released: TallyCells,
  places: PlaceTree,
  root: string,
  day: string,
): Promise<Board['figures']> {
  const shown = [root, ...counties(places, root)].flatMap((code) => places.get(code) ?? [])
  const current = currentPeriod('burden', day)
  const months = Array.from({ length: MONTHS }, (_, back) => plusPeriods(current, -back))
  const cells = await released.cells({ view: 'category', places: shown.map(({ code }) => code), periods: months })
  const count = new Map(cells.map(({ place, period, category, n }) => [`${place} ${period} ${category}`, n]))
  return months.flatMap((month) =>
    CATEGORIES.flatMap((category) =>
      shown.flatMap(({ code, name }) => {
        const n = count.get(`${code} ${month} ${category}`)
        if (n === undefined || n === 0) return []
        return [{ place: code, placeName: name, category: category === UNDIVIDED ? '' : category, month, count: n }]
      }),
    ),
  )
}

const CATEGORIES: readonly string[] = [...BURDEN_CATEGORIES.map(({ code }) => code), UNDIVIDED]

/** Nothing finer than a county is published, although areas have blocks of their own. */
const counties = (places: PlaceTree, root: string): readonly string[] =>
  places
    .children(root, 'burden')
    .filter(({ level }) => level === 'county' || level === 'city')
    .map(({ code }) => code)
