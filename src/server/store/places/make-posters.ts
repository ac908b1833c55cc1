import { isRealVillage, type PlaceLevel } from '../../../contract/place-code.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import type { Place, PosterRow, Store } from '../types.ts'

export interface SheetChoice {
  /** Of grid sheets; villages if none is named. */
  readonly levels?: readonly PlaceLevel[]
  /** Burden codes of counties instead of areas, for offices that belong to no village; of the city where it has no counties. */
  readonly general?: boolean
}

/**
 * Places in the register that get a sheet: areas for burden, real villages for grid, or what `choice` names; in register order.
 *
 * @param under places or areas whose descendants are meant, themselves included; everything if left out
 */
export async function placesForPosters(
  store: Store,
  kind: Kind,
  under?: string | readonly string[],
  { levels = ['village'], general = false }: SheetChoice = {},
): Promise<readonly string[]> {
  const all = await store.places.list()
  const inside = under === undefined ? () => true : descendants(all, [under].flat())
  const inForce = all.filter(({ gone }) => gone === null)
  if (kind === 'grid')
    return inForce
      .filter(
        ({ level, code }) => levels.includes(level) && (level !== 'village' || isRealVillage(code)) && inside(code),
      )
      .map(({ code }) => code)
  const towns = inForce.filter(({ level }) => level === 'town')
  if (general) {
    const withTowns = new Set(towns.map(({ parent }) => parent))
    return inForce
      .filter(({ level, code }) => (level === 'county' || (level === 'city' && withTowns.has(code))) && inside(code))
      .map(({ code }) => code)
  }
  return [...new Set(towns.flatMap(({ code, area }) => (area && inside(code) ? [area] : [])))]
}

function descendants(all: readonly Place[], roots: readonly string[]): (code: string) => boolean {
  const parents = new Map(all.map(({ code, parent, area }) => [code, [parent, area]]))
  const known = new Map<string, boolean>(roots.map((root) => [root, true]))
  const inside = (code: string): boolean => {
    const before = known.get(code)
    if (before !== undefined) return before
    known.set(code, false)
    const answer = (parents.get(code) ?? []).some((above) => above !== null && inside(above))
    known.set(code, answer)
    return answer
  }
  return inside
}

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
