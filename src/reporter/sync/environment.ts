import { type Backoff, createBackoff } from './backoff.ts'
import { createEvents, type Events } from './events.ts'

/** The part of `navigator.locks` that is used. */
export interface Locks {
  request<Result>(
    name: string,
    options: { ifAvailable: true },
    run: (lock: object | null) => Promise<Result>,
  ): Promise<Result>
}

/** All that sync takes from the world around it; tests hand in another world. */
export interface SyncEnvironment {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Undefined without a secure context and on iOS before 15.4: the lease takes over. */
  readonly locks: Locks | undefined
  /** Epoch milliseconds of this phone, which may be years off: compared with itself only. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** 0 … 1, for spacing and jitter only, never for a secret. */
  readonly random: () => number
  readonly backoff: Backoff
  readonly events: Events
}

let shared: SyncEnvironment | undefined

/** The browser this runs in: one for each page or worker, so that everything in it shares waits and events. */
export function browserEnvironment(): SyncEnvironment {
  shared ??= {
    fetch: (url, init) => fetch(url, init),
    locks: (navigator as { locks?: Locks }).locks,
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: () => Math.random(),
    backoff: createBackoff(() => Date.now(), Math.random),
    events: createEvents(),
  }
  return shared
}
