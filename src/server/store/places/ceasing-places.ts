import { PART_LEVELS, PLACE_LEVELS } from '../../../contract/place-code.ts'
import type { Place, PlaceRow } from '../types.ts'
import type { RegisterChange } from './types.ts'

/** Levels that are ours: no table of the register names them all. */
const OURS: ReadonlySet<string> = new Set(['area', ...PART_LEVELS])

/**
 * Places in force that a change makes cease, from the top down: those it gives a successor, those a complete table does not
 * name, and everything below them that it does not put elsewhere.
 */
export function ceasingPlaces(
  stored: readonly Place[],
  given: ReadonlyMap<string, PlaceRow>,
  { complete, successors }: Pick<RegisterChange, 'complete' | 'successors'>,
): readonly Place[] {
  const covered = complete ? below(stored, highestPlaces(given)) : () => false
  const ceasing = new Map<string, Place>()
  const ceases = ({ code, level, parent, gone }: Place): boolean => {
    if (gone !== null || level === 'area' || given.has(code)) return false
    return successors.has(code) || ceasing.has(parent ?? '') || (covered(code) && !OURS.has(level))
  }
  for (const level of PLACE_LEVELS)
    for (const place of stored) if (place.level === level && ceases(place)) ceasing.set(place.code, place)
  return [...ceasing.values()]
}

/**
 * The places below which a complete table names all. Not above a city or county that stands alone in the table: its province is
 * there to say where it lies, and must not make every other city of a shared register cease.
 */
function highestPlaces(given: ReadonlyMap<string, PlaceRow>): ReadonlySet<string> {
  const children = new Map<string, string[]>()
  const highest: PlaceRow[] = []
  for (const row of given.values()) {
    if (row.parent === null || !given.has(row.parent)) highest.push(row)
    else children.set(row.parent, [...(children.get(row.parent) ?? []), row.code])
  }
  const down = (row: PlaceRow): string[] => {
    const [only, ...others] = children.get(row.code) ?? []
    const next = only === undefined ? undefined : given.get(only)
    if (!next) return []
    return others.length === 0 && (row.level === 'province' || row.level === 'city') ? down(next) : [row.code]
  }
  return new Set(highest.flatMap(down))
}

/** Whether a place lies below one of `roots`. */
function below(stored: readonly Place[], roots: ReadonlySet<string>): (code: string) => boolean {
  const parents = new Map(stored.map(({ code, parent }) => [code, parent]))
  const known = new Map<string, boolean>()
  const isBelow = (code: string): boolean => {
    const before = known.get(code)
    if (before !== undefined) return before
    // Settled before looking up, so that parents that run in a circle end.
    known.set(code, false)
    const parent = parents.get(code) ?? null
    const answer = parent !== null && (roots.has(parent) || isBelow(parent))
    known.set(code, answer)
    return answer
  }
  return isBelow
}
