import { words } from './words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** So near, hours say more than a clock does. */
const COUNTED_HOURS = 6

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

export const clockOf = (at: Date): string => `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`

export const isPast = (due: string | undefined, now: Date): boolean => !!due && Date.parse(due) <= now.getTime()

/** A limit in days ends at the midnight after its last day; people name the day. */
const lastMoment = (due: string): Date => new Date(Date.parse(due) - 1)
const endsWithDay = (last: Date): boolean => last.getHours() === 23 && last.getMinutes() === 59

/** A day for a sentence, with its year only where that is not the present one. */
export function dayInWords(at: Date, now: Date): string {
  const [year, month, day] = [at.getFullYear(), at.getMonth() + 1, at.getDate()]
  return year === now.getFullYear() ? words.dayOf(month, day) : words.day(year, month, day)
}

/** When something is due, for a sentence: with the clock only where it says something. */
export function dueMoment(due: string, now = new Date()): string {
  const last = lastMoment(due)
  const day = dayInWords(last, now)
  return endsWithDay(last) ? day : words.moment(day, clockOf(new Date(due)))
}

/** How long there is until an instant, or since when it is over, as one would say it at a desk. By the calendar of this computer. */
export function dueInWords(due: string | undefined, now: Date): string {
  if (!due) return words.due.none
  const at = new Date(due)
  const left = at.getTime() - now.getTime()
  if (left <= -DAY) return words.due.daysOver(Math.floor(-left / DAY))
  if (left <= -HOUR) return words.due.hoursOver(Math.floor(-left / HOUR))
  if (left <= 0) return words.due.justOver
  if (left < HOUR) return words.due.minutesLeft(Math.ceil(left / MINUTE))
  if (left < COUNTED_HOURS * HOUR) return words.due.hoursLeft(Math.floor(left / HOUR))
  const last = lastMoment(due)
  const days = Math.round((midnight(last) - midnight(now)) / DAY)
  const clock = endsWithDay(last) ? '' : clockOf(at)
  if (days === 0) return words.due.today(clock)
  return days === 1 ? words.due.tomorrow(clock) : words.due.daysLeft(days)
}
