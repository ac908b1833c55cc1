import type { Clock } from '../../clock.ts'

const MINUTE_MS = 60_000

/** Tells whether something happens for the first time in this minute: a photo of many pieces, or a page that asks again by itself, is one look. */
export function onceAMinute(clock: Clock): (what: string) => boolean {
  const seen = new Set<string>()
  let minute = Number.NaN
  return (what) => {
    const now = Math.floor(clock.now().getTime() / MINUTE_MS)
    if (now !== minute) seen.clear()
    minute = now
    if (seen.has(what)) return false
    seen.add(what)
    return true
  }
}
