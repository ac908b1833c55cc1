import { grainOf, lastYearOf, mondayOfWeek, plusDays, plusPeriods } from '../../contract/staff/period.ts'

/** The periods a figure is compared with: the one before, and the same of last year (环比, 同比). */
export const comparedWith = (period: string): readonly [previous: string, lastYear: string] => [
  plusPeriods(period, -1),
  lastYearOf(period),
]

/**
 * Whether there was anything to count in a period yet. The first one may be counted from its middle on; what lies before it has
 * no figure, which is not the same as none.
 *
 * @param since first week that has any figure
 */
export function isCounted(period: string, since: string | undefined): boolean {
  if (since === undefined) return false
  const thursday = plusDays(mondayOfWeek(since), 3)
  switch (grainOf(period)) {
    case 'year':
      return period >= since.slice(0, 4)
    case 'month':
      return period >= thursday.slice(0, 7)
    case 'week':
      return period >= since
    case 'day':
      return period >= mondayOfWeek(since)
  }
}
