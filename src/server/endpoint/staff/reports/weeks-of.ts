import { grainOf, mondayOf, mondayOfWeek, plusDays, plusPeriods } from '../../../../contract/staff/period.ts'

/** Mondays of the first and the last week of a period. A week belongs to the month and the year of its Thursday, a day to its week. */
export function weeksOf(period: string): { readonly from: string; readonly to: string } {
  const from = firstMonday(period)
  const grain = grainOf(period)
  const isLong = grain === 'month' || grain === 'year'
  return { from, to: isLong ? plusDays(firstMonday(plusPeriods(period, 1)), -7) : from }
}

function firstMonday(period: string): string {
  switch (grainOf(period)) {
    case 'day':
      return mondayOf(period)
    case 'week':
      return mondayOfWeek(period)
    case 'month':
      return firstThursdaysMonday(`${period}-01`)
    case 'year':
      return firstThursdaysMonday(`${period}-01-01`)
  }
}

const firstThursdaysMonday = (firstDay: string): string => mondayOf(plusDays(firstDay, 3))
