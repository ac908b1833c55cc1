import { mondayOf, mondayOfWeek, plusDays, plusPeriods, weekOf } from '../../../contract/staff/period.ts'

/** Months a supervisor looks back over: this one and the thirteen before it. */
const MONTHS = 14
const WEEKS = 14

/** Months and weeks up to today, newest first. */
export const periodChoices = (today: string): { months: string[]; weeks: string[] } => ({
  months: Array.from({ length: MONTHS }, (_, back) => plusPeriods(today.slice(0, 7), -back)),
  weeks: Array.from({ length: WEEKS }, (_, back) => weekOf(plusDays(mondayOf(today), -7 * back))),
})

/** Numbers of a period for its words: year and month, of a week those of its Monday. */
export function partsOf(period: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = (period.includes('W') ? mondayOfWeek(period) : period).split('-').map(Number)
  return { year, month, day }
}
