import { isPartLevel } from '../../../contract/place-code.ts'
import type { NamedPlace, PlaceDifference, RegisterCounts } from '../../../contract/staff/places.ts'
import type { Place } from '../types.ts'
import type { ComparedRegister } from './compare-register.ts'

/** Places offered for one that has ceased: more than nearly every town has villages. */
const MOST_CHOICES = 40

interface Shown {
  readonly base: string
  /** Changes listed of each sort. */
  readonly most: number
  /** Codes in force that hang for a place. */
  readonly posters: (place: string) => number
}

/** A comparison as people look at it: in register order, each place with the one above it. */
export function showDifference(compared: ComparedRegister, { base, most, posters }: Shown): PlaceDifference {
  const nameOf = (code: string | null): string => compared.after.get(code ?? '')?.name ?? ''
  const first = <Item>(items: readonly Item[], placeOf: (item: Item) => Place): Item[] =>
    [...items].sort((a, b) => (placeOf(a).code < placeOf(b).code ? -1 : 1)).slice(0, most)
  const choices = choicesIn(compared)
  return {
    base,
    counts: countsOf(compared),
    added: first(compared.added, (place) => place).map(({ code, name, parent }) => ({
      code,
      name,
      above: nameOf(parent),
    })),
    renamed: first(compared.renamed, ({ place }) => place).map(({ before, place: { code, name, parent } }) => ({
      code,
      before: before.name,
      name,
      above: nameOf(parent),
    })),
    moved: first(compared.moved, ({ place }) => place).map(({ before, place: { code, name, parent } }) => ({
      code,
      name,
      before: nameOf(before.parent),
      after: nameOf(parent),
    })),
    back: first(compared.back, ({ place }) => place).map(({ place }) => ({
      ...named(place),
      above: nameOf(place.parent),
    })),
    gone: first(compared.gone, ({ place }) => place).map(({ place }) => ({
      ...named(place),
      above: nameOf(place.parent),
      posters: posters(place.code),
      ...(place.successor !== null && { successor: place.successor }),
      choices: choices(place).slice(0, MOST_CHOICES).map(named),
    })),
  }
}

export const countsOf = ({ added, renamed, moved, gone, back, same }: ComparedRegister): RegisterCounts => ({
  added: added.length,
  renamed: renamed.length,
  moved: moved.length,
  gone: gone.length,
  back: back.length,
  same,
})

const named = ({ code, name }: Place): NamedPlace => ({ code, name })

/** What a place may have become: its successor, what is new beside it, and what was beside it; for a grid or building, its village's. */
function choicesIn({ gone, added, back, after }: ComparedRegister): (place: Place) => readonly Place[] {
  const homes = new Set(gone.flatMap(({ place }) => homesOf(place, after)))
  const beside = new Map<string, Place[]>()
  for (const place of gone.length > 0 ? after.values() : [])
    if (place.gone === null && homes.has(place.parent ?? ''))
      beside.set(place.parent ?? '', [...(beside.get(place.parent ?? '') ?? []), place])
  const newcomers = new Set([...added, ...back.map(({ place }) => place)].map(({ code }) => code))
  const choices = (place: Place): readonly Place[] => {
    const village = isPartLevel(place.level) ? after.get(place.parent ?? '') : undefined
    if (village) return village.gone === null ? [village] : choices(village)
    const near = homesOf(place, after)
      .flatMap((home) => beside.get(home) ?? [])
      .filter(({ level }) => level === place.level)
    const isNew = ({ code }: Place) => newcomers.has(code)
    const successor = after.get(place.successor ?? '')
    const others = [...near.filter(isNew), ...near.filter((each) => !isNew(each))]
    return successor ? [successor, ...others.filter(({ code }) => code !== successor.code)] : others
  }
  return choices
}

/** Where a place stood, and what that has become. */
function homesOf({ parent }: Place, after: ReadonlyMap<string, Place>): string[] {
  const home = after.get(parent ?? '')
  return home ? [home.code, ...(home.successor === null ? [] : [home.successor])] : []
}
