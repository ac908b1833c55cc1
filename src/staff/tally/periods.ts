import { type Grain, grainOf, mondayOfWeek, plusDays, plusPeriods, weekOf } from '../../contract/staff/period.ts'

export function firstDayOf(period: string): string {
  switch (grainOf(period)) {
    case 'year':
      return `${period}-01-01`
    case 'month':
      return `${period}-01`
    case 'week':
      return mondayOfWeek(period)
    case 'day':
      return period
  }
}

export const lastDayOf = (period: string): string => plusDays(firstDayOf(plusPeriods(period, 1)), -1)

/** Whether figures of the period can still grow because it is not over. */
export const isRunning = (period: string, today: string): boolean => lastDayOf(period) >= today

const earlier = (one: string, other: string): string => (one < other ? one : other)

/**
 * The period of another length that somebody means who looks at this one: its last, but none that lies ahead, and no week
 * after `closedWeek`, which could only be empty. A week belongs to the month and year of its Thursday.
 */
export function inGrain(period: string, grain: Grain, today: string, closedWeek?: string): string {
  const last = grainOf(period) === 'week' && grain !== 'day' ? plusDays(mondayOfWeek(period), 3) : lastDayOf(period)
  const day = earlier(last, today)
  switch (grain) {
    case 'year':
      return day.slice(0, 4)
    case 'month':
      return day.slice(0, 7)
    case 'week':
      return earlier(weekOf(day), closedWeek ?? weekOf(day))
    case 'day':
      return day
  }
}
