import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPlaceCsv } from '../../src/server/store/places/place-csv.ts'
import type { PlaceRow } from '../../src/server/store/types.ts'

export const WEIHAI_CSV = join(import.meta.dirname, '../../src/server/trial/weihai-371000.csv')

/** The register of Weihai: 9 counties and zones, their towns, 2 756 villages. */
export function weihai(): readonly PlaceRow[] {
  const read = readPlaceCsv(readFileSync(WEIHAI_CSV), () => undefined)
  if (read.name === 'faults') throw new Error(read.faults.join('\n'))
  return read.rows
}

export const COUNTY = '371002000000'
/** A town too small to be an area of its own, and a village of it. */
export const TOWN = '371002100000'
export const VILLAGE = '371002100001'
/** 桥头镇: 52 villages, so it is its own area. */
export const LARGE_TOWN = '371002109000'
export const BUILDING = `${VILLAGE}-B001`
export const GRID = `${VILLAGE}-G001`

/** Huancui (环翠区) with its towns and villages, its city, and a building and a grid of one village. */
export function huancui(): readonly PlaceRow[] {
  const rows = weihai().filter(
    ({ code, level }) => level === 'province' || level === 'city' || code.startsWith('371002'),
  )
  return [
    ...rows,
    { code: BUILDING, name: '3号楼', level: 'building', parent: VILLAGE },
    { code: GRID, name: '第一网格', level: 'grid', parent: VILLAGE },
  ]
}
