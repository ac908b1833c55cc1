import type { Holiday } from '../../../contract/staff/cases/settings.ts'

/** The State Council gives notice of the next year's holidays in November, or late in October. */
const NOTICE_MONTH = '11'

/**
 * Years whose table is needed and of which not a single day is there: this one, and from November on the next, in which limits
 * that begin now may end.
 *
 * @param day today, `YYYY-MM-DD`
 */
export function missingYears(day: string, holidays: readonly Holiday[]): string[] {
  const year = day.slice(0, 4)
  const needed = day.slice(5, 7) < NOTICE_MONTH ? [year] : [year, String(Number(year) + 1)]
  return needed.filter((wanted) => !holidays.some((holiday) => holiday.day.startsWith(wanted)))
}
