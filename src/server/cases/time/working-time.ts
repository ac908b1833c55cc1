import type { Holiday } from '../../../contract/staff/cases/settings.ts'
import { plusDays } from '../../../contract/staff/period.ts'
import type { WorkingTime } from '../types.ts'
import { localDays } from './local-days.ts'
import { isWeekend } from './weekend.ts'

const HOUR_MS = 60 * 60_000

/**
 * Office days by the operator's table: a day in it is what the table says, any other is a working day unless it is a Saturday or
 * Sunday. A year without a table has free weekends and nothing else.
 *
 * @param zone IANA name; its midnights end the limits that come in days
 */
export function workingTime(zone: string, holidays: readonly Holiday[]): WorkingTime {
  const kinds = new Map(holidays.map(({ day, kind }) => [day, kind]))
  const days = localDays(zone)
  const isWorkingDay = (day: string) => {
    const kind = kinds.get(day)
    return kind === undefined ? !isWeekend(day) : kind === 'work'
  }
  const nearest = (day: string, step: 1 | -1): string => {
    const next = plusDays(day, step)
    return isWorkingDay(next) ? next : nearest(next, step)
  }
  const startOf = (day: string) => new Date(days.startOf(day)).toISOString()
  return {
    dayOf: (instant) => days.dayOf(Date.parse(instant)),
    startOf,
    isWorkingDay,
    end(from, { unit, amount }) {
      if (unit === 'hours') return new Date(Date.parse(from) + amount * HOUR_MS).toISOString()
      let day = days.dayOf(Date.parse(from))
      for (let gone = 0; gone < amount; gone += 1) day = nearest(day, 1)
      return startOf(plusDays(day, 1))
    },
    // What ends at a midnight belongs to the day before it.
    dayBefore: (due) => startOf(nearest(days.dayOf(Date.parse(due) - 1), -1)),
  }
}
