import type { Board } from '../../contract/board.ts'
import { plusPeriods } from '../../contract/staff/period.ts'
import { UNDIVIDED } from '../../contract/staff/tally.ts'
import { BURDEN_CATEGORIES } from '../../contract/taxonomy/burden.ts'
import type { Outcome, TallyCells } from '../store/tallies/types.ts'
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
  const months = boardMonths(day)
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

/** The months a board of this day shows, newest first. */
export function boardMonths(day: string): readonly string[] {
  const current = currentPeriod('burden', day)
  return Array.from({ length: MONTHS }, (_, back) => plusPeriods(current, -back))
}

/** What has been published: newest month first, inside a month by place, category and words, which says nothing of an order of events. */
export const boardOutcomes = (outcomes: readonly Outcome[], places: PlaceTree): Board['outcomes'] =>
  outcomes
    .map(({ month, place, category, summary, measures }) => ({
      ...{ month, place, category, summary, placeName: places.get(place)?.name ?? place },
      measures: measures.map(({ what, unit, before, after }) => ({ what, unit, before, after })),
    }))
    .sort(
      (a, b) =>
        inOrder(b.month, a.month) ||
        inOrder(a.place, b.place) ||
        inOrder(a.category, b.category) ||
        inOrder(a.summary, b.summary),
    )

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const CATEGORIES: readonly string[] = [...BURDEN_CATEGORIES.map(({ code }) => code), UNDIVIDED]

/** Nothing finer than a county is published, although areas have blocks of their own. */
const counties = (places: PlaceTree, root: string): readonly string[] =>
  places
    .children(root, 'burden')
    .filter(({ level }) => level === 'county' || level === 'city')
    .map(({ code }) => code)
