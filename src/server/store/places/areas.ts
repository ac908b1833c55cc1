import { areaCode, isRealTown, isRealVillage } from '../../../contract/place-code.ts'
import type { PlaceRow, Place as Registered } from '../types.ts'

type Place = Pick<Registered, 'code' | 'name' | 'level' | 'parent' | 'area' | 'gone'>

/** Village cadres among whom a report is to disappear at least (DESIGN 7, "Areas"). */
export const AREA_CADRES = 100
/** Cadres of a village, where no number is known. */
const CADRES_PER_VILLAGE = 3
/** Two digits number the groups of a county. */
const MOST_GROUPS = 99
/** Names written out in a group's name. */
const MOST_NAMES = 3

export interface Areas {
  /** Area of every town that has none yet, by the town's code. */
  readonly areaOf: ReadonlyMap<string, string>
  /** Groups that are new: places of level `area`. */
  readonly groups: readonly PlaceRow[]
}

/**
 * Finds the area, a burden report's default place, for every town that has none (DESIGN 7):
 * the town itself if its real villages hold at least 100 cadres; else a group of such towns of the county that stand next to
 * each other in the register, filled until it holds 100 (a rest too small joins the group before it); else the county.
 *
 * Areas are made once, because posters carry them: a town that has one keeps it, a group keeps its code and name, and a town
 * that comes later joins. A county is left alone until one of its towns has a village, so that a register which arrives in
 * several files is not cut into areas before it can be counted. Places that have ceased count for nothing, but the areas of their
 * towns stay in use.
 *
 * @param places the whole register, areas of earlier imports included
 */
export function assignAreas(places: readonly Place[]): Areas {
  const cadres = countCadres(places)
  const areaOf = new Map<string, string>()
  const groups: PlaceRow[] = []
  for (const [county, towns] of townsByCounty(places)) {
    if (!towns.some(({ code }) => cadres.has(code))) continue
    const fits = (town: Place) => isRealTown(town.code) && (cadres.get(town.code) ?? 0) >= AREA_CADRES
    const homeless = towns.filter(({ area, gone }) => area === null && gone === null)
    for (const town of homeless.filter(fits)) areaOf.set(town.code, town.code)
    const small = homeless.filter((town) => !fits(town))
    if (towns.some(({ area }) => area !== null)) joinExisting(county, towns, small, areaOf)
    else groups.push(...formGroups(county, small, cadres, areaOf))
  }
  return { areaOf, groups }
}

/** Cadres of every town that has villages; villages that are none (campuses, zones) count as zero, and so do zones. */
function countCadres(places: readonly Place[]): Map<string, number> {
  const cadres = new Map<string, number>()
  for (const { code, level, parent, gone } of places) {
    if (level !== 'village' || parent === null || gone !== null) continue
    cadres.set(parent, (cadres.get(parent) ?? 0) + (isRealVillage(code) ? CADRES_PER_VILLAGE : 0))
  }
  return cadres
}

/** Towns in register order, by the place above them: a county, or a city that has none. */
function townsByCounty(places: readonly Place[]): Map<string, Place[]> {
  const byCounty = new Map<string, Place[]>()
  const towns = places.filter(({ level }) => level === 'town')
  for (const town of towns.sort(byCode)) {
    const county = town.parent ?? town.code
    byCounty.set(county, [...(byCounty.get(county) ?? []), town])
  }
  return byCounty
}

const byCode = (a: Place, b: Place): number => (a.code < b.code ? -1 : 1)

/** Towns that come to a county whose areas are made: each joins the group of the nearest town before it, else the first group. */
function joinExisting(county: string, towns: readonly Place[], small: readonly Place[], areaOf: Map<string, string>) {
  const grouped = towns.filter(
    ({ code, area, gone }) => gone === null && area !== null && area !== code && area !== county,
  )
  for (const town of small) {
    const neighbour = grouped.filter(({ code }) => code < town.code).at(-1) ?? grouped[0]
    areaOf.set(town.code, neighbour?.area ?? county)
  }
}

function formGroups(
  county: string,
  small: readonly Place[],
  cadres: ReadonlyMap<string, number>,
  areaOf: Map<string, string>,
): PlaceRow[] {
  const members = fillGroups(small, cadres)
  if (members.length === 0 || members.length > MOST_GROUPS) {
    for (const { code } of small) areaOf.set(code, county)
    return []
  }
  return members.map((towns, index) => {
    const code = areaCode(county, index + 1)
    for (const town of towns) areaOf.set(town.code, code)
    return { code, name: groupName(towns), level: 'area', parent: county }
  })
}

/** Groups of at least `AREA_CADRES`; none when all towns together do not reach it. */
function fillGroups(towns: readonly Place[], cadres: ReadonlyMap<string, number>): Place[][] {
  const groups: Place[][] = []
  let open: Place[] = []
  let count = 0
  for (const town of towns) {
    open.push(town)
    count += isRealTown(town.code) ? (cadres.get(town.code) ?? 0) : 0
    if (count < AREA_CADRES) continue
    groups.push(open)
    open = []
    count = 0
  }
  groups.at(-1)?.push(...open)
  return groups
}

function groupName(towns: readonly Place[]): string {
  const names = towns.slice(0, MOST_NAMES).map(({ name }) => name)
  return names.join('、') + (towns.length > MOST_NAMES ? `等${towns.length}个镇街` : '')
}
