import { setTimeout as pause } from 'node:timers/promises'

/** What makes a chore run before its time comes round. */
export type Happening = 'grid-filed' | 'case-changed' | 'released'

/** Something the server does beside answering. A chore that fails is done again later: each must find by itself what is to be done. */
export interface Chore {
  readonly name: string
  /** It runs at the start, and again after so many milliseconds. */
  readonly every: number
  /** It also runs when one of these happens. */
  readonly after?: readonly Happening[]
  /** Milliseconds it waits then for more of the same. */
  readonly gather?: number
  /** @param stopping a chore that waits for somebody outside gives up */
  run(stopping: AbortSignal): Promise<unknown>
}

/** Starts chores. Each has a lane of its own: it never runs beside itself, and a slow one holds no other up. */
export function startChores(chores: readonly Chore[], failed: (name: string, error: unknown) => void) {
  const stopping = new AbortController()
  const lanes = chores.map((chore) => startLane(chore, stopping.signal, (error) => failed(chore.name, error)))
  const timers = lanes.map(({ chore, ask }) => setInterval(ask, chore.every).unref())
  return {
    happened(what: Happening) {
      for (const { chore, ask } of lanes) if (chore.after?.includes(what)) ask(chore.gather)
    },
    /** Resolves when all that was asked for is done. */
    async stop() {
      for (const timer of timers) clearInterval(timer)
      stopping.abort()
      await Promise.all(lanes.map(({ idle }) => idle()))
    },
  }
}

function startLane(chore: Chore, stopping: AbortSignal, failed: (error: unknown) => void) {
  let running: Promise<unknown> = Promise.resolve()
  let asked = false
  // One run does it for all that wait: a burst of reports asks for one more run, not for thousands.
  const ask = (gather = 0) => {
    if (asked) return
    asked = true
    running = running
      .then(() => (gather > 0 ? pause(gather, undefined, { signal: stopping }).catch(() => {}) : undefined))
      .then(() => {
        asked = false
        return chore.run(stopping)
      })
      // A chore that gave up because the server stops is no fault: the next process does it.
      .catch((error) => (stopping.aborted ? undefined : failed(error)))
  }
  ask()
  return { chore, ask, idle: () => running }
}
