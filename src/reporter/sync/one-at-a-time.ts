/**
 * Makes of a task one that runs at most once at a time: asked for during a run, it runs once more afterwards, however often it
 * was asked for. A run that throws ends like any other: a flag left standing would stop all sending until the page is reloaded.
 *
 * @returns resolves when a run that began after the call has ended
 */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let queued: Promise<void> | undefined
  const start = (): Promise<void> => {
    running = task()
      .catch(() => {}) // the next trigger tries again
      .then(() => {
        running = undefined
      })
    return running
  }
  return () => {
    if (!running) return start()
    queued ??= running.then(() => {
      queued = undefined
      return start()
    })
    return queued
  }
}
