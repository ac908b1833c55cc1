import { randomUUID } from 'node:crypto'
import type { Store } from '../store/types.ts'
import type { Clock } from './clock.ts'

/**
 * Name of the release in force: the day, and how many releases of that day have begun. A process that finds the slot
 * unreleased releases it; a restart inside a slot therefore makes no extra, smaller batch that could be told apart.
 *
 * @param every minutes between releases, a divisor of 1440
 */
export const releaseSlot = (clock: Clock, every: number): string =>
  `${clock.day()}#${Math.floor(clock.minutes() / every)}`

export interface ReleaseClock {
  /** A burden report was filed: matters only where releases happen at once. */
  filed(): void
  stop(): Promise<void>
}

const CHECK_MS = 20_000
const AT_ONCE_MS = 200

/**
 * Releases at fixed hours, or at once (`every` 0, the trial) where reports filed within a fifth of a second share a batch.
 *
 * @param onReleased number of reports moved, also 0: event streams tick for an empty batch too
 * @param onFault a failed release is tried again at the next check; the reports wait in intake
 */
export function startReleases(
  store: Store,
  clock: Clock,
  every: number,
  onReleased: (count: number) => void,
  onFault: (error: unknown) => void,
): ReleaseClock {
  let running: Promise<void> = Promise.resolve()
  let waiting: NodeJS.Timeout | undefined
  const run = (slot: string) => {
    running = running
      .then(() => store.reports.release(slot))
      .then((count) => count !== undefined && onReleased(count))
      .then(() => undefined, onFault)
  }
  // A slot is written down: at once means at the moment of a report, and the name of that release must not tell it.
  const check = () => run(every === 0 ? randomUUID() : releaseSlot(clock, every))
  check()
  const timer = every === 0 ? undefined : setInterval(check, CHECK_MS)
  timer?.unref()
  return {
    filed() {
      if (every !== 0 || waiting) return
      waiting = setTimeout(() => {
        waiting = undefined
        check()
      }, AT_ONCE_MS)
    },
    async stop() {
      clearInterval(timer)
      clearTimeout(waiting)
      if (waiting) check()
      await running
    },
  }
}
