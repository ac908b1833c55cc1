import type { NamedPlace } from '../../../../contract/staff/places.ts'
import type { Kind } from '../../../../contract/taxonomy/types.ts'

/** A place with those above it, highest first. */
export interface PathPlace extends NamedPlace {
  readonly path: readonly NamedPlace[]
}

/** Chosen places; none of them lies in another, because a chosen place stands for everything below it. */
export type Chosen = readonly PathPlace[]

type Standing = 'all' | 'some' | 'none'

type ChildrenOf = (code: string) => readonly PathPlace[]

const liesIn = (place: PathPlace, above: string): boolean => place.path.some(({ code }) => code === above)

export function standingOf(chosen: Chosen, place: PathPlace): Standing {
  if (coverOf(chosen, place)) return 'all'
  return chosen.some((each) => liesIn(each, place.code)) ? 'some' : 'none'
}

const coverOf = (chosen: Chosen, place: PathPlace): PathPlace | undefined =>
  chosen.find(({ code }) => code === place.code || liesIn(place, code))

/** @param childrenOf what is known of the places directly below one: where all of them are chosen, the one above stands for them */
export function withPlace(chosen: Chosen, place: PathPlace, childrenOf: ChildrenOf): Chosen {
  if (coverOf(chosen, place)) return chosen
  const next = [...chosen.filter((each) => !liesIn(each, place.code)), { ...place }]
  const above = place.path.at(-1)
  const beside = above ? childrenOf(above.code) : []
  const isFull = beside.length > 0 && beside.every((each) => coverOf(next, each))
  return above && isFull ? withPlace(next, { ...above, path: place.path.slice(0, -1) }, childrenOf) : next
}

/** Where a place above it was chosen, all others below that one stay chosen. */
export function withoutPlace(chosen: Chosen, place: PathPlace, childrenOf: ChildrenOf): Chosen {
  const cover = coverOf(chosen, place)
  const others = chosen.filter((each) => each !== cover && each.code !== place.code && !liesIn(each, place.code))
  if (!cover) return others
  const way = [...place.path.map(({ code }) => code), place.code]
  const beside = way
    .slice(way.indexOf(cover.code), -1)
    .flatMap((code, step, from) => childrenOf(code).filter((each) => each.code !== (from[step + 1] ?? place.code)))
  return [...others, ...beside]
}

/** Burden codes are of towns and wider: a village stands for the town it lies in (DESIGN 7: no such code leads to a village). */
export function chosenFor(kind: Kind, chosen: Chosen): Chosen {
  if (kind === 'grid') return chosen
  return chosen.reduce<Chosen>((lifted, place) => withPlace(lifted, townOf(place), () => []), [])
}

/** Nine digits that count, of which the last three are the town's. */
const TOWN = /^[0-9]{6}(?!000)[0-9]{3}000$/

function townOf(place: PathPlace): PathPlace {
  const at = place.path.findIndex(({ code }) => TOWN.test(code))
  const town = place.path[at]
  return town ? { ...town, path: place.path.slice(0, at) } : place
}
