import type { Context } from '../endpoint/context.ts'
import { settleGridPhotos } from '../endpoint/grid-photos.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** Pieces without a report are kept at least 72 hours: a phone may lose its network between the last piece and the report. */
const KEPT_DAYS = 3

/** What the server does beside answering: re-encode photos, count grid reports, sweep pieces nobody claimed. A failed chore is done again later. */
export function startChores({ store, cipher, clock }: Pick<Context, 'store' | 'cipher' | 'clock'>) {
  let running: Promise<unknown> = Promise.resolve()
  const queue = (chore: () => Promise<unknown>) => {
    running = running.then(chore).catch(() => undefined)
  }
  const sweep = () => {
    const days = new Date(Date.parse(`${clock.day()}T00:00:00Z`) - KEPT_DAYS * DAY_MS)
    queue(() => store.parts.sweep(days.toISOString().slice(0, 10)))
  }
  // One run does it for all that wait: a burst of reports asks for one more run, not for thousands.
  const gathered = (chore: () => Promise<unknown>) => {
    let asked = false
    return () => {
      if (asked) return
      asked = true
      queue(() => {
        asked = false
        return chore()
      })
    }
  }
  const count = gathered(() => store.tallies.fold())
  const photos = gathered(() => settleGridPhotos(store, cipher))
  const gridFiled = () => {
    count()
    photos()
  }
  gridFiled()
  sweep()
  const timer = setInterval(() => {
    sweep()
    gridFiled()
  }, HOUR_MS)
  timer.unref()
  return {
    gridFiled,
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
