const FIRST_MS = 60_000
const LONGEST_MS = 6 * 60 * 60_000
/** So often a notice is tried; then it is stuck until somebody says that the target works again. */
export const MOST_TRIES = 12

/**
 * When a notice is tried again that has now failed `tries` times: a minute after the first time, twice as long after each
 * further one, six hours at most. A part of it, up to a half, is left to chance, so that what failed together does not come back
 * together.
 *
 * @param chance from 0 to 1
 * @returns undefined when it is stuck
 */
export function retryAt(now: Date, tries: number, chance: number): string | undefined {
  if (tries >= MOST_TRIES) return undefined
  const longest = Math.min(FIRST_MS * 2 ** (tries - 1), LONGEST_MS)
  return new Date(now.getTime() + Math.round(longest * (1 - chance / 2))).toISOString()
}
