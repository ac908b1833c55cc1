import { describe, expect, it } from 'vitest'
import { placeTree } from '../../../src/server/tally/place-tree.ts'
import {
  CITY,
  EAST,
  EAST_GROUP,
  EAST_HILL,
  EAST_PORT,
  PLACES,
  PORT_BUILDING,
  PORT_VILLAGE,
  SMALL_VILLAGE,
  WEST,
  WEST_TOWN,
} from './small-city.ts'

const codes = (places: readonly { readonly code: string }[]) => places.map(({ code }) => code)

describe('where burdens are counted', () => {
  it('a county is divided into areas, a group of towns among them, and no area any further', () => {
    expect(codes(PLACES.children(EAST, 'burden'))).toEqual([EAST_PORT, EAST_HILL, EAST_GROUP])
    expect(PLACES.children(EAST_PORT, 'burden')).toEqual([])
    expect(PLACES.children(EAST_GROUP, 'burden')).toEqual([])
  })

  it('a county that is too small for areas is not divided at all', () => {
    expect(PLACES.children(WEST, 'burden')).toEqual([])
    expect(codes(PLACES.path(WEST_TOWN, 'burden'))).toEqual([WEST, CITY])
  })

  it('a village stands for its area: nothing below has a figure that a cadre could be told from', () => {
    expect(codes(PLACES.path(SMALL_VILLAGE, 'burden'))).toEqual([EAST_GROUP, EAST, CITY])
    expect(codes(PLACES.path(PORT_VILLAGE, 'burden'))).toEqual([EAST_PORT, EAST, CITY])
  })
})

describe('where grid problems are counted', () => {
  it('a county is divided into towns, a town into villages, and groups of towns do not exist', () => {
    expect(codes(PLACES.children(EAST, 'grid'))).toHaveLength(4)
    expect(codes(PLACES.children(EAST, 'grid'))).not.toContain(EAST_GROUP)
    expect(codes(PLACES.children(EAST_PORT, 'grid'))).toContain(PORT_VILLAGE)
  })

  it('a building stands for its village', () => {
    expect(codes(PLACES.path(PORT_BUILDING, 'grid'))).toEqual([PORT_VILLAGE, EAST_PORT, EAST, CITY])
    expect(PLACES.children(PORT_VILLAGE, 'grid')).toEqual([])
  })
})

describe('the register', () => {
  it('a filler of the register is nobody’s county', () => {
    expect(codes(PLACES.children(CITY, 'burden'))).toEqual([EAST, WEST])
  })

  it('a campus is no village to divide by', () => {
    expect(PLACES.villages(EAST)).toEqual([PORT_VILLAGE, SMALL_VILLAGE])
    expect(PLACES.villages(EAST_GROUP)).toEqual([SMALL_VILLAGE])
  })

  it('a village that has ceased is none to divide by, though what was reported from it still counts for its town', () => {
    const town = { code: '371002001000', name: '张村镇', level: 'town', parent: null, area: '371002001000' } as const
    const village = { code: '371002001201', name: '李庄村', level: 'village', parent: town.code, area: null } as const
    const tree = placeTree([town, { ...village, gone: '2026-01-01' }, { ...village, code: '371002001202' }])
    expect(tree.villages(town.code)).toEqual(['371002001202'])
    expect(codes(tree.path(village.code, 'grid'))).toContain(town.code)
  })

  it('all areas of a city are those of its towns', () => {
    expect(PLACES.areas(CITY)).toEqual([EAST_PORT, EAST_HILL, EAST_GROUP, WEST])
    expect(PLACES.areas(EAST_HILL)).toEqual([EAST_HILL])
    expect(PLACES.areas(EAST_GROUP)).toEqual([EAST_GROUP])
  })

  it('a municipality is the city of its districts, although a filler stands between', () => {
    const municipality = placeTree([
      { code: '110000000000', name: '北京市', level: 'province', parent: null, area: null },
      { code: '110100000000', name: '市辖区', level: 'city', parent: '110000000000', area: null },
      { code: '110101000000', name: '东城区', level: 'county', parent: '110100000000', area: null },
    ])
    expect(codes(municipality.children('110000000000', 'burden'))).toEqual(['110101000000'])
    expect(codes(municipality.path('110101000000', 'burden'))).toEqual(['110101000000', '110000000000'])
  })
})
