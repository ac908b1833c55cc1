import { describe, expect, it } from 'vitest'
import { BURDEN_CATEGORIES } from '../../../src/contract/taxonomy/burden.ts'
import { byCategory } from '../../../src/server/tally/by-category.ts'
import { byIssuer } from '../../../src/server/tally/by-issuer.ts'
import { byIssuerLevel } from '../../../src/server/tally/by-issuer-level.ts'
import { byPlace } from '../../../src/server/tally/by-place.ts'
import { bySubtype } from '../../../src/server/tally/by-subtype.ts'
import {
  ask,
  CITY,
  EAST,
  EAST_GROUP,
  EAST_HILL,
  EAST_PORT,
  PLACES,
  PORT_CAMPUS,
  PORT_VILLAGE,
  WEST,
} from './small-city.ts'
import { type Counted, exact, open, released } from './sums-by-hand.ts'

const WEEK = '2026-W45'
const BLOCKS: readonly Counted[] = [
  { place: EAST_PORT, when: WEEK, n: 7, category: 'MTG', issuerLevel: 'county', issuer: 'CIVIL' },
  { place: WEST, when: WEEK, n: 20, category: 'FRM', issuerLevel: 'county', issuer: 'HEALTH' },
  { place: EAST, when: WEEK, n: 9, category: 'MTG', issuerLevel: 'town', issuer: '*' },
  { place: EAST, when: WEEK, n: 6, category: 'MTG', issuerLevel: '-', issuer: '-' },
  { place: CITY, when: WEEK, n: 13, category: 'FRM', issuerLevel: '*', issuer: '*' },
  { place: CITY, when: WEEK, n: 17, category: '*', issuerLevel: '*', issuer: '*' },
]
const blocks = released(BLOCKS, PLACES)
const period = WEEK
const filled = (rows: readonly { readonly n: number }[]) => rows.filter(({ n }) => n > 0)

describe('by category', () => {
  it('every category has a row, in the order of the form, and what is several at once stands undivided', async () => {
    const table = await byCategory(blocks, ask({ period }))
    expect(table.rows.map(({ code }) => code)).toEqual(BURDEN_CATEGORIES.map(({ code }) => code))
    expect(filled(table.rows)).toEqual([
      { code: 'MTG', n: 7 + 9 + 6 },
      { code: 'FRM', n: 20 + 13 },
    ])
    expect(table.undivided).toBe(17)
  })

  it('of one level: what is counted above levels is not in it', async () => {
    const table = await byCategory(blocks, ask({ period, issuerLevel: 'county' }))
    expect(filled(table.rows)).toEqual([
      { code: 'MTG', n: 7 },
      { code: 'FRM', n: 20 },
    ])
    expect(table.undivided).toBe(0)
  })

  it('one that was asked for stands alone', async () => {
    expect(await byCategory(blocks, ask({ period, category: 'FRM' }))).toEqual({
      rows: [{ code: 'FRM', n: 33 }],
      undivided: 0,
    })
  })
})

describe('by issuer level', () => {
  it('for the city: all levels, last those who said nothing', async () => {
    const table = await byIssuerLevel(blocks, ask({ period }))
    expect(table.rows.map(({ code }) => code)).toEqual([
      'central',
      'province',
      'city',
      'county',
      'town',
      'unknown',
      '-',
    ])
    expect(filled(table.rows)).toEqual([
      { code: 'county', n: 27 },
      { code: 'town', n: 9 },
      { code: '-', n: 6 },
    ])
    expect(table.undivided).toBe(13 + 17)
  })

  it('for a county no subtraction yields what its towns asked for', async () => {
    const table = await byIssuerLevel(blocks, ask({ period }, { scope: EAST }))
    expect(table.rows.map(({ code }) => code)).toEqual(['central', 'province', 'city', 'county'])
    expect(filled(table.rows)).toEqual([{ code: 'county', n: 7 }])
    expect(table.undivided).toBe(9 + 6)
  })

  it('for a county reviewer, who reads every report, all of it', async () => {
    const reports: readonly Counted[] = [{ place: EAST_PORT, when: WEEK, n: 1, issuerLevel: 'town' }]
    const table = await byIssuerLevel(exact(reports, PLACES), ask({ period }, { scope: EAST, reads: true }))
    expect(filled(table.rows)).toEqual([{ code: 'town', n: 1 }])
  })
})

describe('by issuer', () => {
  it('only those with a number, by level and then by the list, and a block of many issuers undivided', async () => {
    expect(await byIssuer(blocks, ask({ period }))).toEqual({
      rows: [
        { level: 'county', code: 'CIVIL', n: 7 },
        { level: 'county', code: 'HEALTH', n: 20 },
        { level: '-', code: '-', n: 6 },
      ],
      undivided: 9 + 13 + 17,
    })
  })

  it('for a county no row of a town', async () => {
    const towns: readonly Counted[] = [
      { place: EAST, when: WEEK, n: 8, issuerLevel: 'town', issuer: 'CIVIL' },
      { place: EAST, when: WEEK, n: 5, issuerLevel: 'city', issuer: 'CIVIL' },
    ]
    expect(await byIssuer(released(towns, PLACES), ask({ period }, { scope: EAST }))).toEqual({
      rows: [{ level: 'city', code: 'CIVIL', n: 5 }],
      undivided: 8,
    })
  })
})

describe('by sub-type', () => {
  it('counts the reports that ticked it: one may tick several', async () => {
    const reports: readonly Counted[] = [
      { place: EAST_PORT, when: WEEK, n: 3, category: 'MTG', items: { 'MTG-01': 3, 'MTG-03': 2 } },
    ]
    const table = await bySubtype(exact(reports, PLACES), ask({ period, category: 'MTG' }, { reads: true }))
    expect(filled(table?.rows ?? [])).toEqual([
      { code: 'MTG-01', n: 3 },
      { code: 'MTG-03', n: 2 },
    ])
  })

  it('of released figures: inside of blocks where enough ticked it', async () => {
    const inside = [{ 'MTG-02': 5 }, { 'MTG-02': 5, 'meetingsPerWeek:3': 1 }, { 'MTG-02': 6 }]
    const told = inside.map((items) => ({ ...(BLOCKS[0] as (typeof BLOCKS)[number]), category: 'MTG', items }))
    const table = await bySubtype(released(told, PLACES), ask({ period, category: 'MTG' }))
    expect(filled(table?.rows ?? [])).toEqual([{ code: 'MTG-02', n: 16 }])
  })

  it('is not asked without a category, nor of an issuer', async () => {
    expect(await bySubtype(blocks, ask({ period }))).toBeUndefined()
    expect(await bySubtype(blocks, ask({ period, category: 'MTG', issuer: 'CIVIL' }))).toBeUndefined()
  })
})

describe('by place', () => {
  it('a city by county in register order, whatever the numbers are', async () => {
    const { rows, undivided } = await byPlace(blocks, ask({ period }), PLACES)
    expect(rows).toEqual([
      { code: EAST, name: '东区', level: 'county', n: 22, villages: 2, deeper: true },
      { code: WEST, name: '西县', level: 'county', n: 20, villages: 0, deeper: false },
    ])
    expect(undivided).toBe(13 + 17)
  })

  it('a county by area; what stands at the county itself is undivided', async () => {
    const { rows, undivided } = await byPlace(blocks, ask({ period, place: EAST }), PLACES)
    expect(rows.map(({ code, n }) => [code, n])).toEqual([
      [EAST_PORT, 7],
      [EAST_HILL, 0],
      [EAST_GROUP, 0],
    ])
    expect(undivided).toBe(15)
  })

  it('an area is not divided', async () => {
    expect(await byPlace(blocks, ask({ period, place: EAST_PORT }), PLACES)).toEqual({ rows: [], undivided: 7 })
  })

  it('of the grid a town by village, campuses too: residents live there', async () => {
    const reports: readonly Counted[] = [
      { place: PORT_VILLAGE, when: '2026-11-02', n: 1, category: 'HEA' },
      { place: PORT_CAMPUS, when: '2026-11-03', n: 2, category: 'HEA' },
    ]
    const { rows } = await byPlace(open(reports, PLACES), ask({ kind: 'grid', place: EAST_PORT }), PLACES)
    expect(rows.map(({ code, n, villages, deeper }) => [code, n, villages, deeper])).toEqual([
      [PORT_VILLAGE, 1, 1, false],
      [PORT_CAMPUS, 2, 0, false],
    ])
  })
})
