const FIRST_MS = 4_000
const LONGEST_MS = 5 * 60_000
const SHORTEST_MS = 1_000
/** A proxy that says "come back in a year" must not silence the phone for a year. */
const LONGEST_TOLD_MS = 3_600_000

interface Wait {
  readonly attempts: number
  readonly until: number
  /** The server named the time itself. */
  readonly told: boolean
}

/** When each item may be tried again. In memory only: on disk it would tell when somebody was here. */
export interface Backoff {
  isDue(key: string): boolean
  /** Epoch ms, undefined when nothing holds the item back. */
  retryAt(key: string): number | undefined
  /** Failures since the last success or reset. */
  attempts(key: string): number
  /** Counts a failure. @param toldMs what Retry-After said, in ms. @returns when to try again, epoch ms */
  failed(key: string, toldMs?: number): number
  /** Holds an item back that was not tried at all. */
  hold(key: string, until: number): void
  forget(key: string): void
  /** A new chance (page opened, network back): own waits end, those the server asked for stay. */
  reset(): void
  /** The person asks: every wait ends. */
  clear(): void
}

/** Exponential with full jitter: phones that lost the same network must not all come back in the same second. */
export function createBackoff(now: () => number, random: () => number): Backoff {
  const waits = new Map<string, Wait>()
  const delay = (attempts: number): number =>
    Math.max(SHORTEST_MS, random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 10)))
  const told = (ms: number): number => {
    const bounded = Math.min(LONGEST_TOLD_MS, Math.max(0, ms))
    return bounded + random() * Math.min(30_000, SHORTEST_MS + bounded / 4)
  }
  return {
    isDue: (key) => (waits.get(key)?.until ?? 0) <= now(),
    retryAt: (key) => waits.get(key)?.until,
    attempts: (key) => waits.get(key)?.attempts ?? 0,
    failed(key, toldMs) {
      const attempts = (waits.get(key)?.attempts ?? 0) + 1
      const until = now() + (toldMs === undefined ? delay(attempts) : told(toldMs))
      waits.set(key, { attempts, until, told: toldMs !== undefined })
      return until
    },
    hold: (key, until) => void waits.set(key, { attempts: waits.get(key)?.attempts ?? 0, until, told: false }),
    forget: (key) => void waits.delete(key),
    reset() {
      for (const [key, wait] of [...waits]) if (!wait.told) waits.delete(key)
    },
    clear: () => waits.clear(),
  }
}
