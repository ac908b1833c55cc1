import { describe, expect, it } from 'vitest'
import type { TallyFilters } from '../../../src/contract/staff/tally.ts'
import { filtersOf, understand } from '../../../src/server/tally/asked.ts'
import {
  ask,
  CITY,
  EAST,
  EAST_GROUP,
  EAST_PORT,
  PLACES,
  PORT_BUILDING,
  PORT_VILLAGE,
  SMALL_VILLAGE,
  TODAY,
  WEST,
} from './small-city.ts'

const answer = (filters: TallyFilters, scope = CITY, reads = false) =>
  understand(filters, { scope, reads, day: TODAY }, PLACES)

describe('what is left out', () => {
  it('is the whole scope, burdens, and the current month', () => {
    expect(filtersOf(ask({}))).toEqual({ kind: 'burden', place: CITY, period: '2026-11' })
    expect(filtersOf(ask({}, { scope: EAST }))).toEqual({ kind: 'burden', place: EAST, period: '2026-11' })
  })

  it('for somebody below a county it is the grid', () => {
    expect(filtersOf(ask({}, { scope: EAST_PORT }))).toEqual({ kind: 'grid', place: EAST_PORT, period: '2026-11' })
  })

  it('the current month of burdens is that of the week’s Thursday, of the grid the calendar’s', () => {
    expect(ask({}, { day: '2026-12-30' }).period).toBe('2026-12')
    expect(ask({}, { day: '2027-01-02' }).period).toBe('2026-12')
    expect(ask({ kind: 'grid' }, { day: '2027-01-02' }).period).toBe('2027-01')
  })
})

describe('a scope is a wall', () => {
  it.each([
    ['another county', { place: WEST }, EAST],
    ['the city above', { place: CITY }, EAST],
    ['a village of another town', { kind: 'grid', place: PORT_VILLAGE }, '371002101000'],
    ['burdens, for somebody of a town', { kind: 'burden' }, EAST_PORT],
    ['burdens, for somebody of an area', { kind: 'burden' }, EAST_GROUP],
    ['burdens, for somebody of a village', { kind: 'burden', place: PORT_VILLAGE }, PORT_VILLAGE],
  ] as const)('%s is not theirs', (_what, filters, scope) => {
    expect(answer(filters, scope)).toEqual({ name: 'not-yours' })
    expect(answer(filters, scope, true)).toEqual({ name: 'not-yours' })
  })

  it('what a town has asked for is shown from the city on: in a county everybody knows which town that is', () => {
    for (const issuerLevel of ['town', 'unknown', '-'])
      expect(answer({ issuerLevel }, EAST)).toEqual({ name: 'not-yours' })
    expect(answer({ issuerLevel: 'county' }, EAST)).toMatchObject({ name: 'asked' })
    expect(answer({ issuerLevel: 'town', place: EAST }, CITY)).toMatchObject({ name: 'asked' })
    expect(answer({ issuerLevel: 'town' }, EAST, true)).toMatchObject({ name: 'asked' })
  })
})

describe('a place without figures of its own stands for the next one that has', () => {
  it.each([
    ['a village, for burdens', 'burden', SMALL_VILLAGE, EAST_GROUP],
    ['a building, for the grid', 'grid', PORT_BUILDING, PORT_VILLAGE],
    ['a group of towns, for the grid', 'grid', EAST_GROUP, EAST],
  ] as const)('%s', (_what, kind, place, counted) => {
    expect(filtersOf(ask({ kind, place }))).toMatchObject({ place: counted })
  })
})

describe('a filter that makes no sense is named', () => {
  it.each([
    ['/period', { period: '2026-13' }],
    ['/period', { period: '2026-W60' }],
    ['/period', { period: '2026-10-19' }],
    ['/period', { kind: 'grid', period: '2026-02-30' }],
    ['/place', { place: '371002999000' }],
    ['/category', { category: 'XXX' }],
    ['/category', { kind: 'grid', category: 'MTG' }],
    ['/issuer', { issuer: 'NOBODY' }],
    ['/issuerLevel', { issuerLevel: 'village' }],
    ['/issuerLevel', { kind: 'grid', issuerLevel: 'city' }],
    ['/issuer', { kind: 'grid', issuer: 'CIVIL' }],
  ] as const)('%s of %o', (path, filters) => {
    expect(answer(filters)).toMatchObject({ name: 'senseless', path })
  })

  it('a day is a period of the grid, and of the grid alone', () => {
    expect(answer({ kind: 'grid', period: '2026-10-19' })).toMatchObject({ name: 'asked' })
  })
})
