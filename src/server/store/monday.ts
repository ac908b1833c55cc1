const DAY_MS = 86_400_000

/** Monday of the week of a day, both `YYYY-MM-DD`: all that is kept of a burden report's time. */
export function mondayOf(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`)
  const sinceMonday = (new Date(time).getUTCDay() + 6) % 7
  return new Date(time - sinceMonday * DAY_MS).toISOString().slice(0, 10)
}
