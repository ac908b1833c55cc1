import { type Clock, systemClock } from '../../src/server/endpoint/clock.ts'

export interface MovableClock extends Clock {
  /** An ISO instant; in Shanghai it is eight hours later. */
  set(instant: string): void
}

/** A Wednesday, ten in the morning in Shanghai. */
export const MORNING = '2026-06-17T02:00:00Z'

/** A clock that stands still until it is moved. */
export function movableClock(instant = MORNING, timeZone = 'Asia/Shanghai'): MovableClock {
  let now = new Date(instant)
  return {
    ...systemClock(timeZone, () => now),
    set: (next) => {
      now = new Date(next)
    },
  }
}
