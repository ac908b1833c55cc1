import type { NamedPlace } from '../../../../contract/staff/places.ts'
import { placePath } from '../../../store/places/place-path.ts'
import type { Place, PosterStore } from '../../../store/types.ts'
import { named, pathAbove } from '../places/path-within.ts'

interface LocatedPlace {
  readonly place: Place | undefined
  readonly named: NamedPlace
  /** From the top of the scope down to the place above: village names repeat. */
  readonly path: NamedPlace[]
}

/** Places of a page of a list, with the way down to each; a few queries for all. */
export async function locate(
  posters: PosterStore,
  codes: readonly string[],
  scope: string,
): Promise<(code: string) => LocatedPlace> {
  const found = await posters.surroundings(codes)
  const paths = new Map<string, readonly Place[]>()
  for (const code of new Set(codes)) paths.set(code, await placePath(code, async (each) => found.get(each)))
  return (code) => ({
    place: found.get(code),
    named: { code, name: found.get(code)?.name ?? code },
    path: pathAbove(paths.get(code) ?? [], scope, code).map(named),
  })
}
