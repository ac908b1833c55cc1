import { placePath } from '../places/place-path.ts'
import type { Db, Trx } from '../tables/database.ts'
import type { Place } from '../types.ts'

/** Way from a counted place up to its city, finest first. */
export type Upward = ReadonlyMap<string, readonly string[]>

export type Register = ReadonlyMap<string, Place>

/** All places: some thousand. */
export async function readRegister(db: Db | Trx): Promise<Register> {
  const places = await db.selectFrom('places').selectAll().execute()
  return new Map(places.map((place) => [place.code, place]))
}

/**
 * Where reports from these places are counted: burden reports at their area (or the county or the city itself), its county and
 * its city; grid reports at their village, town, county and city. A place that is not in the register is a city of its own.
 */
export async function upwardOf(
  register: Register,
  kind: 'burden' | 'grid',
  reported: readonly { readonly place: string }[],
): Promise<Upward> {
  const upward = new Map<string, readonly string[]>()
  for (const code of new Set(reported.map(({ place }) => place))) {
    const path = await placePath(code, async (step) => register.get(step))
    const counted = kind === 'burden' ? burdenPlaces(path) : gridPlaces(path)
    upward.set(code, counted.length === 0 ? [code] : counted)
  }
  return upward
}

/** The path's own areas are not asked: a village or a town speaks for the area of its town, whatever stands between. */
function burdenPlaces(path: readonly Place[]): readonly string[] {
  const city = path.at(-1)
  const county = path.find(({ level }) => level === 'county') ?? city
  const town = path.find(({ level }) => level === 'town')
  const group = path.find(({ level }) => level === 'area')
  const leaf = town ? town.area : group?.code
  return [...new Set([leaf, county?.code, city?.code].filter((code) => typeof code === 'string'))]
}

const GRID_LEVELS = ['village', 'town', 'county']

const gridPlaces = (path: readonly Place[]): readonly string[] =>
  path.filter(({ level }, index) => GRID_LEVELS.includes(level) || index === path.length - 1).map(({ code }) => code)
