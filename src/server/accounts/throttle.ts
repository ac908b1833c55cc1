import { createHmac, randomBytes } from 'node:crypto'

const FREE = 4
const FIRST_DELAY_MS = 2_000
const LONGEST_DELAY_MS = 15 * 60_000
const FORGOTTEN_MS = 60 * 60_000
/** Some 2 MB. The one touched longest ago gives way. */
const MOST = 10_000

interface Failures {
  readonly count: number
  readonly last: number
}

/**
 * Slows guessing down: from the fifth failure on one has to wait, twice as long each time, up to a quarter of an hour; an hour
 * after the last failure all is forgotten. Nobody is ever locked out for good. Kept in memory only and under MACs of a key that
 * dies with the process: nothing that is written anywhere holds an address.
 */
export interface Throttle {
  /**
   * Counts an attempt before it is judged: many at once are not cheaper than one after another.
   *
   * @returns milliseconds to wait; 0 when the attempt may go on
   */
  enter(key: string, now: number): number
  /** The attempt was none (right, but incomplete). */
  undo(key: string): void
  /** The attempt was right. */
  forget(key: string): void
}

export function throttle(): Throttle {
  const secret = randomBytes(32)
  const known = new Map<string, Failures>()
  const mac = (key: string) => createHmac('sha256', secret).update(key).digest('base64')
  const keep = (name: string, failures: Failures) => {
    known.delete(name)
    known.set(name, failures)
    if (known.size > MOST) known.delete(known.keys().next().value as string)
  }
  return {
    enter(key, now) {
      const name = mac(key)
      const before = known.get(name) ?? { count: 0, last: now }
      // A clock that was set back must not make anybody wait until it has caught up.
      const past = Math.max(0, now - before.last)
      const count = past >= FORGOTTEN_MS ? 0 : before.count
      const wait = delayAfter(count) - past
      if (wait > 0) {
        keep(name, { count, last: now - past })
        return wait
      }
      keep(name, { count: count + 1, last: now })
      return 0
    },
    undo(key) {
      const name = mac(key)
      const before = known.get(name)
      if (before) known.set(name, { ...before, count: before.count - 1 })
    },
    forget: (key) => void known.delete(mac(key)),
  }
}

const delayAfter = (failures: number): number =>
  failures <= FREE ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE - 1), LONGEST_DELAY_MS)
