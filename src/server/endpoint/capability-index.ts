import { KINDS } from '../../contract/taxonomy/types.ts'
import type { Store } from '../store/types.ts'
import type { Clock } from './clock.ts'
import type { Capabilities } from './keys/capabilities.ts'

/** Years a piece of a photo may lag behind: it comes with the capability its report was sealed with. */
const YEARS = 3
/** Places may be imported by another process; an unknown capability is reason to look again, but not each time. */
const FRESH_MS = 10_000

/**
 * Whether a capability is one this server hands out. Pieces of photos carry one but name no place, so those of all places are
 * kept in a set. That sheets offer only some of them does not matter: nobody can make up the others.
 */
export function capabilityIndex(store: Store, capabilities: Capabilities, clock: Clock) {
  let made = { year: 0, at: 0, caps: Promise.resolve<ReadonlySet<string>>(new Set()) }
  const make = async (year: number): Promise<ReadonlySet<string>> => {
    const years = Array.from({ length: YEARS }, (_, back) => year - back)
    const places = await store.places.list()
    return new Set(
      places.flatMap(({ code }) => KINDS.flatMap((kind) => years.map((each) => capabilities.issue(code, kind, each)))),
    )
  }
  return async (capability: string): Promise<boolean> => {
    const year = Number(clock.day().slice(0, 4))
    const now = clock.now().getTime()
    if (made.year === year && (await made.caps).has(capability)) return true
    if (made.year === year && now - made.at < FRESH_MS) return false
    const before = made
    made = { year, at: now, caps: make(year) }
    try {
      return (await made.caps).has(capability)
    } catch (error) {
      made = before
      throw error
    }
  }
}
