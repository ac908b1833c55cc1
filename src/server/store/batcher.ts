/** Entries of one run at most, so that a transaction stays short and its memory bounded. */
const MOST = 1_000

export interface Batcher<Entry, Result> {
  /** Joins the next run. */
  ask(entry: Entry): Promise<Result>
  /** Resolves when everything asked for so far has been answered. */
  drained(): Promise<void>
}

interface Waiting<Entry, Result> {
  readonly entry: Entry
  readonly resolve: (result: Result) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Gathers what is asked for in one tick of the event loop into one `run`; while it runs, the next batch gathers. So the
 * batch grows with the load by itself and a single entry never waits for a timer.
 *
 * @param run answers for all entries in their order; when it rejects, every entry does
 */
export function batcher<Entry, Result>(
  run: (entries: readonly Entry[]) => Promise<readonly PromiseSettledResult<Result>[]>,
): Batcher<Entry, Result> {
  let waiting: Waiting<Entry, Result>[] = []
  let running: Promise<void> | undefined

  async function runAll(): Promise<void> {
    await new Promise(setImmediate)
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST)
      waiting = waiting.slice(MOST)
      await answer(batch)
      // Answers go out, and requests that came meanwhile are read, before the next batch is closed.
      await new Promise(setImmediate)
    }
    running = undefined
  }

  async function answer(batch: readonly Waiting<Entry, Result>[]): Promise<void> {
    try {
      const results = await run(batch.map(({ entry }) => entry))
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index]
        if (result?.status === 'fulfilled') resolve(result.value)
        else reject(result?.reason ?? new Error('a batch left an entry without an answer'))
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return {
    ask: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject })
        running ??= runAll()
      }),
    drained: async () => running,
  }
}
