const MINUTE_MS = 60_000
/** No zone is further from UTC than this, in either direction. */
const FURTHEST_MS = 15 * 60 * MINUTE_MS

/** Calendar days of a zone. Instants are milliseconds. */
export interface LocalDays {
  /** `YYYY-MM-DD`. */
  dayOf(instant: number): string
  /** First instant of a day: midnight, or what comes instead where summer time begins at midnight. */
  startOf(day: string): number
}

/** Days of an IANA zone, by the rules that the runtime knows. */
export function localDays(zone: string): LocalDays {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const dayOf = (instant: number) => format.format(instant)
  return {
    dayOf,
    // The day's first minute is searched for: no table of offsets has to be right for it.
    startOf(day) {
      const midnight = Date.parse(`${day}T00:00:00Z`)
      let before = midnight - FURTHEST_MS
      let within = midnight + FURTHEST_MS
      while (within - before > MINUTE_MS) {
        const middle = before + Math.floor((within - before) / MINUTE_MS / 2) * MINUTE_MS
        if (dayOf(middle) < day) before = middle
        else within = middle
      }
      return within
    },
  }
}
