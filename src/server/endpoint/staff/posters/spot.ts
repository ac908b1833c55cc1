import type { Spot } from '../../../../contract/staff/hanging.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import type { WantedPlace } from '../../../store/posters/types.ts'
import type { Place, PosterRow, Store } from '../../../store/types.ts'
import { leadsTo } from '../../leads-to.ts'
import { named } from '../places/path-within.ts'
import { nameOf, seenAs, spokenName, townOf } from './coverage.ts'

/** @returns undefined when neither the sheet's place nor any place where it may hang lies in the scope */
export async function spotOf(
  store: Pick<Store, 'places' | 'posters' | 'hangings'>,
  row: PosterRow,
  scope: string,
): Promise<Spot | undefined> {
  const place = await leadsTo(row, store.places.get)
  if (!place) return undefined
  const wanted = (await hangsAt(store, row, place)).filter(({ code }) => isWithin(code, scope))
  if (wanted.length === 0 && !isWithin(place.code, scope)) return undefined
  const towns = await store.posters.surroundings([...new Set(wanted.map(({ code }) => townOf(code)))])
  return {
    code: row.code,
    kind: row.kind,
    state: row.revoked === null ? 'active' : 'revoked',
    place: named(place),
    places: wanted.map((each) => ({
      code: each.code,
      name: spokenName(each),
      town: nameOf(towns, townOf(each.code)).name,
      ...seenAs(each),
    })),
  }
}

/** A grid sheet hangs at its place. A burden sheet hangs in the offices of its area; a county's general one in none of them. */
async function hangsAt(
  { places, hangings }: Pick<Store, 'places' | 'hangings'>,
  { kind }: PosterRow,
  { code: place }: Place,
): Promise<readonly WantedPlace[]> {
  const wanted = await hangings.wanted(kind, place, false)
  if (kind === 'grid') return wanted.filter(({ code }) => code === place)
  const villages = new Set((await places.areaVillages(place)).map(({ code }) => code))
  return wanted.filter(({ code }) => villages.has(code))
}
