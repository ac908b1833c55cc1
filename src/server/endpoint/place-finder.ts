import { GRID_LEVELS, type PlaceLevel } from '../../contract/place-code.ts'
import type { Kind } from '../../contract/taxonomy/types.ts'
import type { Place, Store } from '../store/types.ts'

const MOST = 10_000

/** Levels for which sheets hand out capabilities; a report that names another could never come in. */
const OFFERED: Readonly<Record<Kind, readonly PlaceLevel[]>> = {
  burden: ['area', 'county', 'city', 'village'],
  grid: GRID_LEVELS,
}

/**
 * Resolves what a report says about its place. Remembers answers: places are never deleted, and one that has ceased still takes
 * what was sealed for it.
 */
export interface PlaceFinder {
  known(code: string): Promise<boolean>
  /** The place of `level` on the way up from a poster's place, or from what that has become; for a burden report the area counts as the level `area`. */
  byPoster(posterPlace: string, level: PlaceLevel, kind: Kind): Promise<string | undefined>
}

export function placeFinder(store: Store): PlaceFinder {
  const seen = new Set<string>()
  return {
    async known(code) {
      if (seen.has(code)) return true
      if (!(await store.places.get(code))) return false
      if (seen.size >= MOST) seen.clear()
      seen.add(code)
      return true
    },
    async byPoster(posterPlace, level, kind) {
      if (!OFFERED[kind].includes(level)) return undefined
      const current = await store.places.current(posterPlace)
      const path = current ? await store.places.path(current.code) : []
      if (level === 'area') return areaOf(path)
      const found = path.find((place) => place.level === level)
      // A municipality is a province in the register and the city of its people.
      return (found ?? (level === 'city' ? path.find((place) => place.level === 'province') : undefined))?.code
    },
  }
}

/** A burden sheet hangs on the area itself; from a grid sheet the area is that of its town. */
function areaOf(path: readonly Place[]): string | undefined {
  const town = path.find(({ level }) => level === 'town')
  if (town) return town.area ?? undefined
  return path.find(({ level }) => level === 'area' || level === 'county' || level === 'city')?.code
}
