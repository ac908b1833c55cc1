/**
 * Periods of the tally, written so that they sort and say their length: `2026`, `2026-10`, `2026-W43` (ISO week), `2026-10-19`.
 * A burden report keeps only the Monday of its week; its week belongs to the month and the year of its Thursday.
 */
export type Grain = 'year' | 'month' | 'week' | 'day'

export const PERIOD = '^[0-9]{4}(?:-(?:W[0-9]{2}|[0-9]{2}(?:-[0-9]{2})?))?$'

const DAY_MS = 86_400_000
const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
/** Days later (or earlier). */
export const plusDays = (day: string, days: number): string => dayOf(timeOf(day) + days * DAY_MS)

export function grainOf(period: string): Grain {
  if (period.includes('W')) return 'week'
  return period.length === 4 ? 'year' : period.length === 7 ? 'month' : 'day'
}

/** Monday of a day's week. */
export const mondayOf = (day: string): string => plusDays(day, -((new Date(timeOf(day)).getUTCDay() + 6) % 7))

/** The ISO week a day lies in. */
export function weekOf(day: string): string {
  const thursday = plusDays(mondayOf(day), 3)
  const firstThursday = plusDays(mondayOf(`${thursday.slice(0, 4)}-01-04`), 3)
  const number = 1 + Math.round((timeOf(thursday) - timeOf(firstThursday)) / (7 * DAY_MS))
  return `${thursday.slice(0, 4)}-W${String(number).padStart(2, '0')}`
}

/** Monday of an ISO week. */
export const mondayOfWeek = (week: string): string =>
  plusDays(mondayOf(`${week.slice(0, 4)}-01-04`), 7 * (Number(week.slice(6)) - 1))

/** Periods in which a burden report of the week that begins on `monday` is counted. */
export const burdenPeriods = (monday: string): readonly string[] => {
  const thursday = plusDays(monday, 3)
  return [weekOf(monday), thursday.slice(0, 7), thursday.slice(0, 4)]
}

/** Periods in which a grid report of a day is counted: month and year are those of the calendar. */
export const gridPeriods = (day: string): readonly string[] => [day, weekOf(day), day.slice(0, 7), day.slice(0, 4)]

/** The period `steps` later (negative: earlier). */
export function plusPeriods(period: string, steps: number): string {
  switch (grainOf(period)) {
    case 'year':
      return String(Number(period) + steps).padStart(4, '0')
    case 'month': {
      const months = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 + steps
      return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
    }
    case 'week':
      return weekOf(plusDays(mondayOfWeek(period), 7 * steps))
    case 'day':
      return plusDays(period, steps)
  }
}

/**
 * How many whole weeks of burden reports are counted in a week, month or year: its Thursdays (see `burdenPeriods`). Months have
 * four or five: whoever compares two of them has to be told. 0 of a day, which such a report does not have.
 */
export function weeksOf(period: string): number {
  const firstThursday = (of: string): number => {
    const day = grainOf(of) === 'year' ? `${of}-01-01` : `${of}-01`
    return timeOf(plusDays(mondayOf(plusDays(day, 3)), 3))
  }
  switch (grainOf(period)) {
    case 'day':
      return 0
    case 'week':
      return 1
    default:
      return (firstThursday(plusPeriods(period, 1)) - firstThursday(period)) / (7 * DAY_MS)
  }
}

/** The same period of the year before; of a week the week of the same number (the 52nd for a 53rd), of 29 February the 28th. */
export function lastYearOf(period: string): string {
  const year = String(Number(period.slice(0, 4)) - 1)
  if (period.endsWith('W53')) return `${year}-W52`
  return period.endsWith('02-29') ? `${year}-02-28` : year + period.slice(4)
}

/** Whether the text is a period that exists. */
export function isPeriod(period: string): boolean {
  if (!new RegExp(PERIOD).test(period)) return false
  switch (grainOf(period)) {
    case 'year':
      return true
    case 'month':
      return Number(period.slice(5)) >= 1 && Number(period.slice(5)) <= 12
    case 'week':
      return weekOf(mondayOfWeek(period)) === period
    case 'day':
      return !Number.isNaN(timeOf(period)) && dayOf(timeOf(period)) === period
  }
}
