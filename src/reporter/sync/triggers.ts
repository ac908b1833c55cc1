import { deliver } from './deliver.ts'
import { browserEnvironment, type SyncEnvironment } from './environment.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { onPageSignal } from './page-signals.ts'
import type { SyncEvent } from './types.ts'
import { listWaiting } from './waiting.ts'

/** Signals closer together than this are one: a flapping network fires dozens a minute. */
const GATHER_MS = 500
/** Signals end the waits at most so often a minute, else the flapping would turn every wait into none. */
const RESETS = 3
const RESETS_MS = 60_000
/** When to look again for items that another tab is (or was) sending. */
const LOOK_AGAIN_MS = 5_000

export interface Sync {
  /** The person asks, or a report was just put into the queue: every wait ends. Resolves when the round has ended. */
  deliverNow(): Promise<void>
  stop(): void
}

/**
 * Starts the sending: now, when the network seems back, when the page comes to the front, when an item's wait is over. All of
 * them call the same `deliver`.
 *
 * @param onEvent told what becomes of items, by this tab, another one or the worker
 */
export function startSync({
  onEvent,
  environment = browserEnvironment(),
}: {
  readonly onEvent: (event: SyncEvent) => void
  readonly environment?: SyncEnvironment
}): Sync {
  const { backoff, events, now, random } = environment
  let timer: ReturnType<typeof setTimeout> | undefined
  let wakeAt = Number.POSITIVE_INFINITY
  let resets: number[] = []
  let stopped = false

  const sleepOn = () => {
    clearTimeout(timer)
    wakeAt = Number.POSITIVE_INFINITY
  }
  // The earliest wish wins: a signal that comes during a round must not be overwritten by that round's long wait.
  const wake = (ms: number) => {
    if (stopped || wakeAt <= now() + ms) return
    clearTimeout(timer)
    wakeAt = now() + ms
    timer = setTimeout(run, ms)
  }
  const run = oneAtATime(async () => {
    sleepOn()
    try {
      await deliver(environment)
    } finally {
      const ms = await untilNext(environment).catch(() => LOOK_AGAIN_MS)
      if (ms !== undefined) wake(ms + random() * GATHER_MS)
    }
  })
  const signal = () => {
    // abs: a clock that was set back must not keep old resets for years.
    resets = resets.filter((time) => Math.abs(now() - time) < RESETS_MS)
    if (resets.length < RESETS) {
      resets.push(now())
      backoff.reset()
    }
    wake(GATHER_MS)
  }

  const unsubscribe = events.subscribe(onEvent)
  const endSignals = onPageSignal(signal)
  signal()
  return {
    deliverNow() {
      backoff.clear()
      return run()
    },
    stop() {
      stopped = true
      sleepOn()
      endSignals()
      unsubscribe()
    },
  }
}

/** Ms until the first waiting item may be tried, or undefined when none waits. */
async function untilNext({ backoff, now }: SyncEnvironment): Promise<number | undefined> {
  const waiting = await listWaiting()
  if (waiting.length === 0) return undefined
  const waits = waiting.map(({ key }) => (backoff.retryAt(key) ?? now() + LOOK_AGAIN_MS) - now())
  return Math.max(0, Math.min(...waits))
}
