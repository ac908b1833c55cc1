import type { PlaceStore } from '../store/types.ts'
import { type PlaceTree, placeTree } from '../tally/place-tree.ts'
import type { Clock } from './clock.ts'

/** Places may be imported by another process, which nothing announces. */
const FRESH_MS = 10 * 60_000

/** The whole register, read again when ten minutes have passed; whoever asks meanwhile shares one reading. */
export function placeRegister(places: PlaceStore, clock: Clock): () => Promise<PlaceTree> {
  let readAt = ''
  let tree: Promise<PlaceTree> | undefined
  return () => {
    const now = String(Math.floor(clock.now().getTime() / FRESH_MS))
    if (tree && now === readAt) return tree
    readAt = now
    const reading = places.list().then(placeTree)
    tree = reading
    reading.catch(() => {
      if (tree === reading) tree = undefined
    })
    return reading
  }
}
