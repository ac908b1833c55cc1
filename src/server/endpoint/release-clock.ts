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

export interface ReleaseNews {
  /** This process has moved so many reports, also none. */
  released(count: number): void
  /** A release has happened, whichever process did it, also an empty one: what is asked now is answered anew. */
  ticked(): void
  /** Release or closing of a week failed and is tried again at the next check; the reports wait where they are. */
  failed(error: unknown): void
}

const ONCE_A_DAY = 24 * 60
const CHECK_MS = 20_000
const AT_ONCE_MS = 200
/** Where releases follow reports: a week must be closed although nobody reports anything. */
const CLOSING_CHECK_MS = 60 * 60_000

/**
 * Releases at fixed hours, or at once (`every` 0, the trial) where reports filed within a fifth of a second share a batch.
 * After each release the weeks that have ended are closed: their reports are all there then.
 */
export function startReleases(
  store: Pick<Store, 'reports' | 'tallies'>,
  clock: Clock,
  every: number,
  news: ReleaseNews,
): ReleaseClock {
  let running: Promise<void> = Promise.resolve()
  let waiting: NodeJS.Timeout | undefined
  let told = ''
  let done = ''

  async function visit(slot: string): Promise<void> {
    if (slot === done) return
    const day = clock.day()
    const count = await store.reports.release(slot, every === ONCE_A_DAY ? undefined : day, day)
    if (count !== undefined) news.released(count)
    try {
      await store.tallies.closeWeeks(clock.day())
      done = slot
    } catch (error) {
      news.failed(error)
    }
    if (slot !== told) news.ticked()
    told = slot
  }
  const check = () => {
    // A slot is written down: at once means at the moment of a report, and the name of that release must not tell it.
    const slot = every === 0 ? randomUUID() : releaseSlot(clock, every)
    running = running.then(() => visit(slot)).catch(news.failed)
  }
  check()
  const timer = setInterval(check, every === 0 ? CLOSING_CHECK_MS : CHECK_MS)
  timer.unref()
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
