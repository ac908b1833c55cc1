import { dropLease, randomKey, takeLease } from '../queue/queue.ts'
import type { SyncEnvironment } from './environment.ts'

/** How long a tab that was killed keeps the others waiting. */
export const LEASE_MS = 60_000
const RENEW_MS = LEASE_MS / 3

/**
 * One sender at a time where Web Locks are missing: a row in the queue's database with an end, renewed while it is used. If it
 * is lost all the same (a frozen page's timers stand still), two tabs may send one item: the server answers both alike.
 *
 * @param run gets a question it asks before each item: whether the lease is still its own
 * @returns whether the lease was got and `run` was run
 */
export async function withLease(
  environment: SyncEnvironment,
  run: (stillOurs: () => Promise<boolean>) => Promise<void>,
): Promise<boolean> {
  const holder = randomKey()
  const take = () => takeLease(holder, environment.now(), LEASE_MS)
  if (!(await take())) return false
  const renewal = setInterval(() => {
    take().catch(() => {}) // asked again before the next item
  }, RENEW_MS)
  try {
    await run(take)
    return true
  } finally {
    clearInterval(renewal)
    await dropLease(holder).catch(() => {}) // it ends by itself
  }
}
