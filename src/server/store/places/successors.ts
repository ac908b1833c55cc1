import { isPartLevel } from '../../../contract/place-code.ts'
import { ownName } from '../../../contract/place-name.ts'
import type { Place } from '../types.ts'

interface Ceased {
  /** From the top down. */
  readonly ceasing: readonly Place[]
  /** Places that are new, or there again. */
  readonly newcomers: readonly Place[]
  /** The register as it will be, what is ceasing marked as gone. */
  readonly after: ReadonlyMap<string, Place>
  readonly named: ReadonlyMap<string, string>
}

/**
 * What places have become: as it was named; else a place of the same own name (李庄村 → 李庄社区) beside it, or beside what its
 * town became; else the only newcomer of the county that is called so, for a village that was there before is another one.
 * Grids and buildings go with their village.
 *
 * @returns successors by code, null where there is none; also of places that had ceased before and were named
 */
export function findSuccessors({ ceasing, newcomers, after, named }: Ceased): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>()
  for (const [code, successor] of named) if (after.has(code)) found.set(code, successor === code ? null : successor)
  const likely = likelySuccessor(ceasing, newcomers, after, found)
  for (const place of ceasing) {
    if (found.has(place.code)) continue
    found.set(place.code, isPartLevel(place.level) ? (found.get(place.parent ?? '') ?? null) : likely(place))
  }
  return found
}

function likelySuccessor(
  ceasing: readonly Place[],
  newcomers: readonly Place[],
  after: ReadonlyMap<string, Place>,
  found: ReadonlyMap<string, string | null>,
): (place: Place) => string | null {
  if (ceasing.length === 0) return () => null
  const beside = grouped(after.values(), ({ parent }) => parent)
  const inCounty = grouped(newcomers, (place) => countyOf(place, after))
  const only = (place: Place, among: readonly Place[] = []): string | undefined => {
    const own = ownName(place.name)
    const [first, ...others] = among.filter(({ level, name }) => level === place.level && ownName(name) === own)
    return others.length === 0 ? first?.code : undefined
  }
  return (place) => {
    const home = place.parent ?? ''
    const newHome = found.get(home) ?? ''
    return (
      only(place, beside.get(home)) ??
      only(place, beside.get(newHome)) ??
      only(place, inCounty.get(countyOf(place, after) ?? '')) ??
      null
    )
  }
}

/** Places in force by a code that is theirs. */
function grouped(places: Iterable<Place>, codeOf: (place: Place) => string | null): Map<string, Place[]> {
  const groups = new Map<string, Place[]>()
  for (const place of places) {
    const code = place.gone === null ? codeOf(place) : null
    if (code === null) continue
    const group = groups.get(code)
    if (group) group.push(place)
    else groups.set(code, [place])
  }
  return groups
}

/** The county above a place, or the city where there are no counties. */
function countyOf({ parent }: Place, register: ReadonlyMap<string, Place>): string | null {
  let above = register.get(parent ?? '')
  // Of a town that moves into itself nobody would come out; six levels are all there are.
  for (let steps = 0; above && steps < 6; steps++) {
    if (above.level !== 'village' && above.level !== 'town') return above.code
    above = register.get(above.parent ?? '')
  }
  return null
}
