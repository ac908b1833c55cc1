import { workingDays } from '../../taxonomy/build.ts'
import { TAXONOMY } from '../../taxonomy/taxonomy.ts'
import type { Category, Limit } from '../../taxonomy/types.ts'
import type { Line } from './states.ts'

/** A unit takes what was dispatched to it, and a desk what came in, within so many clock hours, nights and holidays included. */
export const TAKE_HOURS = 24
/** Extensions come in working days; more than these in one go no consent can give (Shandong 2020: at most ten). */
export const MOST_EXTENSION_DAYS = 10
/** Of hour limits so many hours before, of day limits one working day before, the one in charge is reminded. */
export const REMIND_HOURS = 4
/** An overdue case is escalated at its limit to the desk, and so many clock hours later to the supervisors. */
export const ESCALATE_HOURS = 24
/** Contact and address of a resident are deleted so many days after closing; the case is archived with it. */
export const CONTACT_DAYS = 30
/** A unit's scores are shown from so many on, and count so many percent of its year, unless the operator says otherwise. */
export const FEWEST_SCORES = 5
export const SCORE_WEIGHT = 30
/** A rate of satisfaction is hidden below so many ratings (domain g). */
export const FEWEST_RATINGS = 5

const LINE_LIMITS: Readonly<Record<Line, Limit>> = {
  grid: workingDays(5),
  burden: workingDays(15),
  whistle: workingDays(5),
}

/** The time a case may take from its acceptance: the routing row's, else the category's, else the line's. */
export function limitOf(line: Line, category: string, routed?: Limit): Limit {
  if (routed) return routed
  if (line !== 'grid') return LINE_LIMITS[line]
  const known: Category | undefined = TAXONOMY.kinds.grid.find(({ code }) => code === category)
  return known?.limit ?? LINE_LIMITS.grid
}
