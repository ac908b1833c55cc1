import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRealTown, isRealVillage } from '../../../src/contract/place-code.ts'
import { AREA_CADRES, assignAreas } from '../../../src/server/store/places/areas.ts'
import type { Place } from '../../../src/server/store/types.ts'
import { weihaiRows } from './weihai.ts'

const COUNTY = '371002000000'
const IN_FORCE = { gone: null, successor: null }

/** A county from the numbers of villages of its towns; a negative number makes a zone, which counts for nothing. */
function county(villages: readonly number[], area: string | null = null): Place[] {
  return villages.flatMap((count, index) => {
    const code = `371002${count < 0 ? 4 : 0}${String(index + 1).padStart(2, '0')}000`
    const town: Place = { code, name: `第${index + 1}镇`, level: 'town', parent: COUNTY, area, ...IN_FORCE }
    const below = Array.from({ length: Math.abs(count) }, (_, village): Place => {
      const digits = String(200 + village)
      return {
        code: `${code.slice(0, 9)}${digits}`,
        name: `村${village}`,
        level: 'village',
        parent: code,
        area: null,
        ...IN_FORCE,
      }
    })
    return [town, ...below]
  })
}

/** Cadres of each area, counted anew from the definition. */
function cadresByArea(places: readonly Place[], areaOf: ReadonlyMap<string, string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { code, level, parent } of places) {
    const area = level === 'village' && parent !== null ? areaOf.get(parent) : undefined
    if (area !== undefined) counts.set(area, (counts.get(area) ?? 0) + (isRealVillage(code) ? 3 : 0))
  }
  return counts
}

describe('areas', () => {
  test('in Weihai every village has an area of at least 100 cadres, or its county', () => {
    const places = weihaiRows().map((row): Place => ({ ...row, area: null, ...IN_FORCE }))
    const { areaOf, groups } = assignAreas(places)
    const villages = places.filter(({ level }) => level === 'village')
    expect(villages).toHaveLength(2_768)
    expect(villages.every(({ parent }) => areaOf.has(parent ?? ''))).toBe(true)
    const sizes = cadresByArea(places, areaOf)
    const counties = new Set(places.filter(({ level }) => level === 'county').map(({ code }) => code))
    const tooSmall = [...sizes].filter(([area, cadres]) => cadres < AREA_CADRES && !counties.has(area))
    expect(tooSmall).toEqual([])
    expect([sizes.size, groups.length]).toEqual([55, 13])
    expect(groups.every(({ code }) => /^[0-9]{6}A[0-9]{2}000$/.test(code))).toBe(true)
  })

  test('a town of 34 villages is its own area, one of 33 is not', () => {
    const { areaOf, groups } = assignAreas(county([34, 33, 5]))
    expect([...areaOf.values()]).toEqual(['371002001000', '371002A01000', '371002A01000'])
    expect(groups).toEqual([{ code: '371002A01000', name: '第2镇、第3镇', level: 'area', parent: COUNTY }])
  })

  test('groups fill in register order and a rest too small joins the group before it', () => {
    const { areaOf, groups } = assignAreas(county([20, 20, 20, 20, 5, 3]))
    expect([...areaOf.values()].map((area) => area.slice(6, 9))).toEqual(['A01', 'A01', 'A02', 'A02', 'A02', 'A02'])
    expect(groups.map(({ name }) => name)).toEqual(['第1镇、第2镇', '第3镇、第4镇、第5镇等4个镇街'])
  })

  test('where all towns together are too few the area is the county', () => {
    const { areaOf, groups } = assignAreas(county([10, 10, -50]))
    expect(new Set(areaOf.values())).toEqual(new Set([COUNTY]))
    expect(groups).toEqual([])
  })

  test('a zone belongs somewhere but counts for nothing', () => {
    const { areaOf } = assignAreas(county([-89, 20, 20]))
    expect(new Set(areaOf.values())).toEqual(new Set(['371002A01000']))
  })

  test('a register that comes without villages first is not cut into areas too early', () => {
    const all = county([20, 20])
    const towns = all.filter(({ level }) => level === 'town')
    expect(assignAreas(towns).areaOf.size).toBe(0)
    expect(assignAreas(all).areaOf.size).toBe(2)
  })

  test('whatever the county, areas hold 100 cadres or are the county, and later towns move nobody', () => {
    const counts = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(counts, counts, (first, later) => {
        const before = county(first)
        const made = assignAreas(before)
        const empty = first.every((count) => count === 0)
        expect(made.areaOf.size).toBe(empty ? 0 : first.length)
        if (empty) return
        const sizes = cadresByArea(before, made.areaOf)
        for (const [area, cadres] of sizes) if (area !== COUNTY) expect(cadres).toBeGreaterThanOrEqual(AREA_CADRES)
        for (const [town, area] of made.areaOf) if (town === area) expect(isRealTown(town)).toBe(true)
        expect(new Set(made.groups.map(({ code }) => code)).size).toBe(made.groups.length)

        const settled = before.map((place) => ({ ...place, area: made.areaOf.get(place.code) ?? null }))
        const known = new Set(settled.map(({ code }) => code))
        const arriving = county([...first.map(() => 0), ...later]).filter(({ code }) => !known.has(code))
        const grown = [...settled, ...arriving]
        const again = assignAreas(grown)
        expect(again.groups).toEqual([])
        for (const code of known) expect(again.areaOf.has(code)).toBe(false)
        const areas = new Set([COUNTY, ...made.areaOf.values()])
        for (const [town, area] of again.areaOf) expect(town === area || areas.has(area)).toBe(true)
      }),
    )
  })
})
