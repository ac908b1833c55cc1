import type { SyncEnvironment } from './environment.ts'
import { withLease } from './lease.ts'

const LOCK = 'jianfu-deliver'

/**
 * Runs `run` if no other tab or worker of this phone is sending. The browser frees a Web Lock when its tab dies; without Web
 * Locks, or where they refuse to work, the lease does.
 *
 * @returns whether `run` was run; `false` when somebody else is sending
 * @throws what `run` throws, with the lock given back
 */
export async function withSenderLock(
  environment: SyncEnvironment,
  run: (stillOurs: () => Promise<boolean>) => Promise<void>,
): Promise<boolean> {
  if (!environment.locks) return withLease(environment, run)
  let started = false
  try {
    return await environment.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      started = true
      if (lock) await run(async () => true)
      return lock !== null
    })
  } catch (error) {
    if (started) throw error
    return withLease(environment, run)
  }
}
