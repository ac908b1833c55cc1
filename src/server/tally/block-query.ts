import { burdenPeriods, mondayOf, plusDays, plusPeriods, weekOf } from '../../contract/staff/period.ts'
import { placePrefix } from '../../contract/staff/roles.ts'
import type { BlockQuery } from '../store/tallies/types.ts'
import type { Asked } from './asked.ts'
import { codesOf } from './sources.ts'

/** What was asked, as blocks are looked for: by prefix of the place, and by the weeks that are counted in the period. */
export const blockQuery = (asked: Asked): BlockQuery =>
  ({ prefix: placePrefix(asked.place.code), ...weeksOf(asked.period), ...codesOf(asked) }) as BlockQuery

/** First and last week of a week, month or year: those whose Thursday lies in it. */
export function weeksOf(period: string): { readonly from: string; readonly to: string } {
  if (period.includes('W')) return { from: period, to: period }
  return { from: firstWeekOf(period), to: weekOf(plusDays(mondayOfFirst(plusPeriods(period, 1)), -7)) }
}

const firstWeekOf = (period: string): string => weekOf(mondayOfFirst(period))

function mondayOfFirst(period: string): string {
  const monday = mondayOf(period.length === 4 ? `${period}-01-01` : `${period}-01`)
  return burdenPeriods(monday).includes(period) ? monday : plusDays(monday, 7)
}
