import { randomBytes } from 'node:crypto'
import { isRealVillage } from '../../../contract/place-code.ts'
import { makePosterCode } from '../../../contract/poster-code.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import type { Place, PosterRow, Store } from '../types.ts'

/** Places that get a sheet: areas for burden, real villages for grid. `under` is a place whose descendants are meant, itself included. */
export async function placesForPosters(store: Store, kind: Kind, under?: string): Promise<readonly string[]> {
  const all = await store.places.list()
  const inside = under === undefined ? () => true : descendants(all, under)
  if (kind === 'grid')
    return all
      .filter(({ level, code }) => level === 'village' && isRealVillage(code) && inside(code))
      .map(({ code }) => code)
  const areas = all.flatMap(({ level, code, area }) => (level === 'town' && area && inside(code) ? [area] : []))
  return [...new Set(areas)]
}

function descendants(all: readonly Place[], root: string): (code: string) => boolean {
  const parents = new Map(all.map(({ code, parent, area }) => [code, [parent, area]]))
  const known = new Map<string, boolean>([[root, true]])
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
  const rows: PosterRow[] = []
  const fresh: PosterRow[] = []
  for (const place of places) {
    const active = await store.posters.active(kind, place)
    const row = active ?? { code: makePosterCode(randomBytes), kind, place, created: day, revoked: null }
    if (!active) fresh.push(row)
    rows.push(row)
  }
  await store.posters.add(fresh)
  return rows
}
