/** Safari deletes what a page has stored after seven days without a visit to it; other browsers do so when space is short. */
const WARN_AFTER_DAYS = 5
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Whether something has waited on this phone for so long that its browser may soon clear it away.
 *
 * @param since day it was put here, `YYYY-MM-DD` by the phone's own clock; a day ahead of now (a clock set back) counts as today
 */
export function isAging(since: string, now: Date = new Date()): boolean {
  const [year = 0, month = 1, day = 1] = since.split('-').map(Number)
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  return today.getTime() - new Date(year, month - 1, day).getTime() >= WARN_AFTER_DAYS * DAY_MS
}
