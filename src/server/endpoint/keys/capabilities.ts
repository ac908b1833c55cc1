import { createHmac } from 'node:crypto'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import { sameBytes } from './report-keys.ts'

/** Years a capability may be old before even a higher price of work no longer buys entry; a poster hangs longer than any phone keeps a page. */
const OLDEST_YEARS = 20

/** Capabilities remembered, some 2 MB. */
const MOST = 10_000

export interface Capabilities {
  /** `h1.` + base64url of HMAC-SHA-256 over (epoch, place, kind); the epoch is the calendar year. */
  issue(place: string, kind: Kind, year: number): string
  /** Age in years of a capability for this place and kind, or undefined if it is not one of ours. */
  age(capability: string, place: string, kind: Kind, year: number): number | undefined
}

export function capabilities(capabilityKey: string): Capabilities {
  const key = Buffer.from(capabilityKey, 'base64')
  const made = new Map<string, string>()
  const issue = (place: string, kind: Kind, year: number): string => {
    const message = `${year}\n${place}\n${kind}`
    const before = made.get(message)
    if (before) return before
    const capability = `h1.${createHmac('sha256', key).update(message).digest('base64url')}`
    if (made.size >= MOST) made.clear()
    made.set(message, capability)
    return capability
  }
  return {
    issue,
    age(capability, place, kind, year) {
      const given = Buffer.from(capability)
      for (let age = 0; age <= OLDEST_YEARS; age++)
        if (sameBytes(given, Buffer.from(issue(place, kind, year - age)))) return age
      return undefined
    },
  }
}
