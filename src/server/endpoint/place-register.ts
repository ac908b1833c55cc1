import type { PlaceStore } from '../store/types.ts'
import { type PlaceTree, placeTree } from '../tally/place-tree.ts'

/** The whole register, read again when it has changed, by whichever process; whoever asks meanwhile shares one reading. */
export function placeRegister(places: PlaceStore): () => Promise<PlaceTree> {
  let readAs: string | undefined
  let tree: Promise<PlaceTree> | undefined
  return async () => {
    const version = await places.version()
    if (tree && version === readAs) return tree
    readAs = version
    const reading = places.list().then(placeTree)
    tree = reading
    reading.catch(() => {
      if (tree === reading) tree = undefined
    })
    return reading
  }
}
