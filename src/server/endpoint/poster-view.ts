import { isGridLevel, type PlaceLevel } from '../../contract/place-code.ts'
import type { Poster, PosterPlace } from '../../contract/poster.ts'
import { TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'
import type { Kind } from '../../contract/taxonomy/types.ts'
import type { Place, PosterRow, Store } from '../store/types.ts'
import type { Installation } from './installation.ts'
import type { Capabilities } from './keys/capabilities.ts'
import { leadsTo } from './leads-to.ts'
import type { SheetKeys } from './signed-keys.ts'

export interface PosterKeys extends SheetKeys {
  readonly capabilities: Capabilities
}

/** What the endpoint answers for a posted code: a pure function of store, keys and year, so the bytes are the same for every client. */
export async function posterView(
  row: PosterRow,
  store: Store,
  installation: Installation,
  keys: PosterKeys,
  year: number,
): Promise<Poster> {
  const place = (await leadsTo(row, store.places.get))?.code ?? row.place
  const path = await store.places.path(place)
  const offers = row.kind === 'burden' ? await burdenPlaces(path, store) : gridPlaces(path)
  const places: PosterPlace[] = offers.map(({ level, code, name }) => ({
    level,
    code,
    name,
    cap: keys.capabilities.issue(code, row.kind, year),
  }))
  return {
    code: row.code,
    kind: row.kind,
    label: labelOf(row.kind, path),
    places,
    operator: installation.operator,
    recipients: keys.recipients,
    intakeKey: keys.intakeKey,
    serverKeys: keys.serverKeys,
    taxonomy: TAXONOMY.version,
    also: await otherDoors(row.kind, place, path, store),
    transport: { kind: 'direct' },
    ...(installation.mode === 'trial' ? { trial: true } : {}),
    ...(keys.root && keys.signature ? { root: keys.root, signature: keys.signature } : {}),
  }
}

/** Above the counties of a municipality stands, in the register, a province; for people it is their city. */
const isCity = (level: PlaceLevel): boolean => level === 'city' || level === 'province'

type Offer = Pick<Place, 'level' | 'code' | 'name'>

/** The area first, then county and city, then the villages of the area for those who insist. An area that is the county itself stands once. */
async function burdenPlaces(path: readonly Place[], store: Store): Promise<Offer[]> {
  const [area] = path
  if (!area) return []
  const above = path.slice(1).filter(({ level }) => level === 'county' || isCity(level))
  const named = above.map((place) => (isCity(place.level) ? { ...place, level: 'city' as const } : place))
  return [{ ...area, level: 'area' }, ...named, ...(await store.places.areaVillages(area.code))]
}

/** Building or grid first, then its village. A grid report stays with the people who look after the place. */
const gridPlaces = (path: readonly Place[]): Offer[] => path.filter(({ level }) => isGridLevel(level))

/** "town · village": village names repeat inside a county. */
function labelOf(kind: Kind, path: readonly Place[]): string {
  const [place] = path
  if (!place || kind === 'burden') return place?.name ?? ''
  const town = path.find(({ level }) => level === 'town')
  const below = path.filter(({ level }) => isGridLevel(level)).reverse()
  return [...(town ? [town] : []), ...below].map(({ name }) => name).join(' · ')
}

/** Codes in force behind the other door: of a grid sheet its area's burden code, of a burden sheet the grid codes of the area's villages. */
async function otherDoors(kind: Kind, place: string, path: readonly Place[], store: Store): Promise<Poster['also']> {
  if (kind === 'grid') {
    const area = path.find(({ level }) => level === 'town')?.area
    const other = area ? await store.posters.active('burden', area) : undefined
    const name = other && (await store.places.current(other.place))?.name
    return other && name ? [{ kind: 'burden', label: name, code: other.code }] : []
  }
  const villages = await store.places.areaVillages(place)
  const codes = await Promise.all(villages.map((village) => store.posters.active('grid', village.code)))
  return villages.flatMap((village, index) => {
    const other = codes[index]
    return other ? [{ kind: 'grid' as const, label: village.name, code: other.code }] : []
  })
}
