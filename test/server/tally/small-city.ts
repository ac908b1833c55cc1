import type { TallyFilters } from '../../../src/contract/staff/tally.ts'
import { type Asked, understand } from '../../../src/server/tally/asked.ts'
import { placeTree, type RegisterRow } from '../../../src/server/tally/place-tree.ts'

export const CITY = '371000000000'
/** Two towns that are areas of their own, and a group of two small towns. */
export const EAST = '371002000000'
export const EAST_PORT = '371002100000'
export const EAST_HILL = '371002101000'
export const EAST_GROUP = '371002A01000'
export const SMALL_ONE = '371002102000'
export const SMALL_TWO = '371002103000'
/** A county whose one town is no area: its reports stand at the county. */
export const WEST = '371003000000'
export const WEST_TOWN = '371003100000'
export const PORT_VILLAGE = '371002100001'
/** A campus: residents report from there, but it is no village that counts. */
export const PORT_CAMPUS = '371002100401'
export const SMALL_VILLAGE = '371002102001'
export const PORT_BUILDING = `${PORT_VILLAGE}-B001`

const row = (
  code: string,
  name: string,
  level: RegisterRow['level'],
  parent: string | null,
  area: string | null = null,
): RegisterRow => ({ code, name, level, parent, area })

const REGISTER: readonly RegisterRow[] = [
  row('370000000000', '某省', 'province', null),
  row(CITY, '某市', 'city', '370000000000'),
  row('371001000000', '市辖区', 'county', CITY),
  row(EAST, '东区', 'county', CITY),
  row(EAST_PORT, '港口镇', 'town', EAST, EAST_PORT),
  row(PORT_VILLAGE, '一村', 'village', EAST_PORT),
  row(PORT_BUILDING, '1号楼', 'building', PORT_VILLAGE),
  row(PORT_CAMPUS, '校区', 'village', EAST_PORT),
  row(EAST_HILL, '山前镇', 'town', EAST, EAST_HILL),
  row(SMALL_ONE, '小一镇', 'town', EAST, EAST_GROUP),
  row(SMALL_VILLAGE, '二村', 'village', SMALL_ONE),
  row(SMALL_TWO, '小二镇', 'town', EAST, EAST_GROUP),
  row(EAST_GROUP, '小一镇、小二镇', 'area', EAST),
  row(WEST, '西县', 'county', CITY),
  row(WEST_TOWN, '西关镇', 'town', WEST, WEST),
]

export const PLACES = placeTree(REGISTER)

/** Thursday, 5 November 2026: in week 45. */
export const TODAY = '2026-11-05'

/** What somebody with the whole city in sight asks for. */
export function ask(filters: TallyFilters, { scope = CITY, reads = false, day = TODAY } = {}): Asked {
  const understood = understand(filters, { scope, reads, day }, PLACES)
  if (understood.name !== 'asked') throw new Error(JSON.stringify(understood))
  return understood.asked
}
