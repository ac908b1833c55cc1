import { StartError } from '../endpoint/start-error.ts'
import type { Store } from '../store/types.ts'

/**
 * The places a command is about, or all of the installation.
 *
 * @param root place of the installation
 * @throws StartError naming the first that is not known
 */
export async function knownPlaces(store: Store, places: readonly string[], root: string): Promise<readonly string[]> {
  for (const code of places)
    if (!(await store.places.get(code)))
      throw new StartError(`The place ${code} is not known. "jianfu places export" lists all.`)
  return places.length > 0 ? places : [root]
}
