/** The server's only source of time, so that tests can move it. */
export interface Clock {
  /** TIME_ZONE, as the operator has set it. */
  readonly zone: string
  now(): Date
  /** `YYYY-MM-DD` in TIME_ZONE: the finest time that is ever stored. */
  day(): string
  /** Day of an ISO instant in TIME_ZONE. */
  dayOf(instant: string): string
  /** Minutes since local midnight. */
  minutes(): number
}

export function systemClock(timeZone: string, now: () => Date = () => new Date()): Clock {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  let cached = { minute: Number.NaN, day: '', minutes: 0 }
  const local = () => {
    const instant = now()
    const minute = Math.floor(instant.getTime() / 60_000)
    if (minute !== cached.minute) {
      const [hour = 0, past = 0] = time.format(instant).split(':').map(Number)
      cached = { minute, day: date.format(instant), minutes: (hour % 24) * 60 + past }
    }
    return cached
  }
  return {
    zone: timeZone,
    now,
    day: () => local().day,
    dayOf: (instant) => date.format(Date.parse(instant)),
    minutes: () => local().minutes,
  }
}
