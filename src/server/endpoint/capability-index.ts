import type { Kind } from '../../contract/taxonomy/types.ts'
import type { Store } from '../store/types.ts'
import type { Clock } from './clock.ts'
import type { Capabilities } from './keys/capabilities.ts'
import { offeredPlaces } from './poster-view.ts'

/** Years a piece of a photo may lag behind: it comes with the capability its report was sealed with. */
const YEARS = 3

/**
 * Whether a capability is one this server has handed out. Pieces of photos carry one but name no place, so the few thousand
 * that exist are kept in a set; it is made anew when a poster changes or the year turns. Withdrawn sheets count: a report
 * written before the withdrawal is still welcome.
 */
export function capabilityIndex(store: Store, capabilities: Capabilities, clock: Clock) {
  let made: { readonly for: string; readonly caps: Promise<Set<string>> } | undefined
  const make = async (year: number): Promise<Set<string>> => {
    const caps = new Set<string>()
    const offer = (place: string, kind: Kind) => {
      for (let back = 0; back < YEARS; back++) caps.add(capabilities.issue(place, kind, year - back))
    }
    for (const row of await store.posters.list())
      for (const { code } of await offeredPlaces(row, store)) offer(code, row.kind)
    return caps
  }
  return async (capability: string): Promise<boolean> => {
    const year = Number(clock.day().slice(0, 4))
    const version = `${await store.posters.version()}.${year}`
    if (made?.for !== version) made = { for: version, caps: make(year) }
    return (await made.caps).has(capability)
  }
}
