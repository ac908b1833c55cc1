import { mondayOf, mondayOfWeek, plusDays, plusPeriods, weekOf } from '../../../contract/staff/period.ts'

const monthOf = (week: string): string => plusDays(mondayOfWeek(week), 3).slice(0, 7)

/** Whether a week is the last of its month: a week belongs to the month of its Thursday. */
export const endsMonth = (week: string): boolean => monthOf(week) !== monthOf(plusPeriods(week, 1))

export interface Known {
  /** Last closed week before the day's, if any: later ones were closed by a clock that ran ahead. */
  readonly closed: string | undefined
  /** First and last week of which anything waits. */
  readonly first: string | undefined
  readonly last: string | undefined
}

/**
 * Weeks to be closed on a day, oldest first: all that have ended since the last closed one. Left out are those that can bring
 * no block, after the end of the month in which the last report came: a clock that jumps by decades must not close each of their
 * weeks. The week that ended last is always closed, so that nobody can conclude from the list that nothing came.
 */
export function weeksToClose(day: string, { closed, first, last }: Known): readonly string[] {
  const ended = weekOf(plusDays(mondayOf(day), -7))
  const weeks: string[] = []
  const start = closed !== undefined ? plusPeriods(closed, 1) : first !== undefined && first < ended ? first : ended
  let monthsEnded = false
  for (let week = start; week <= ended && !monthsEnded; week = plusPeriods(week, 1)) {
    weeks.push(week)
    monthsEnded = endsMonth(week) && (last === undefined || week >= last)
  }
  return start <= ended && !weeks.includes(ended) ? [...weeks, ended] : weeks
}
