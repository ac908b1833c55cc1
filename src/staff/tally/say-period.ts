import { grainOf } from '../../contract/staff/period.ts'
import { locale } from './locale.ts'
import { firstDayOf } from './periods.ts'
import { words } from './words.ts'

const formatted = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))

export const sayDay = (day: string): string =>
  formatted(day, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' })

/** A period as people say it: 2026年10月, 2026年10月19日那一周. */
export function sayPeriod(period: string): string {
  const day = firstDayOf(period)
  switch (grainOf(period)) {
    case 'year':
      return formatted(day, { year: 'numeric' })
    case 'month':
      return formatted(day, { year: 'numeric', month: 'long' })
    case 'week':
      return words.weekOf(formatted(day, { year: 'numeric', month: 'long', day: 'numeric' }))
    case 'day':
      return formatted(day, { year: 'numeric', month: 'long', day: 'numeric' })
  }
}

/** A period beside another: of two months of one year the year says nothing. */
export function sayBeside(period: string, other: string): string {
  const sameYear = grainOf(period) === 'month' && period.slice(0, 4) === other.slice(0, 4)
  return sameYear ? formatted(firstDayOf(period), { month: 'short' }) : sayPeriod(period)
}

/** A period under an axis. Its year stands at the first of a row and at each new year. */
export function shortPeriod(period: string, first: boolean): string {
  const day = firstDayOf(period)
  switch (grainOf(period)) {
    case 'year':
      return period
    case 'month':
      return formatted(day, { month: 'short', ...((first || period.endsWith('-01')) && { year: '2-digit' }) })
    default:
      return formatted(day, { month: 'numeric', day: 'numeric' })
  }
}
