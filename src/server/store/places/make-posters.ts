import type { Kind } from '../../../contract/taxonomy/types.ts'
import type { PosterRow, Store } from '../types.ts'

/**
 * Gives every place a code that has none in force; all sheets of a place carry the same one.
 *
 * @returns the codes in force of these places, new and old, in their order
 */
export async function makePosters(
  store: Store,
  kind: Kind,
  places: readonly string[],
  day: string,
): Promise<readonly PosterRow[]> {
  return (await store.posters.ensure(kind, places, day)).rows
}
