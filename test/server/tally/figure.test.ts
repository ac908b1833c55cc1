import { describe, expect, it } from 'vitest'
import type { TallyFilters } from '../../../src/contract/staff/tally.ts'
import { figures } from '../../../src/server/tally/figure.ts'
import { ask, CITY, EAST, EAST_HILL, EAST_PORT, PLACES, PORT_VILLAGE, WEST } from './small-city.ts'
import { type Counted, exact, open, released } from './sums-by-hand.ts'

const WEEK = '2026-W45'
/** Blocks of every step of the chain, from a leaf up to the whole city. */
const BLOCKS: readonly Counted[] = [
  { place: EAST_PORT, when: WEEK, n: 7, category: 'MTG', issuerLevel: 'county', issuer: 'CIVIL' },
  { place: EAST_PORT, when: WEEK, n: 5, category: 'FRM', issuerLevel: 'county', issuer: 'CIVIL' },
  { place: EAST, when: WEEK, n: 6, category: 'MTG', issuerLevel: 'county', issuer: 'HEALTH' },
  { place: EAST, when: WEEK, n: 9, category: 'MTG', issuerLevel: 'city', issuer: '*' },
  { place: CITY, when: WEEK, n: 11, category: 'MTG', issuerLevel: 'county', issuer: '*' },
  { place: CITY, when: WEEK, n: 13, category: 'FRM', issuerLevel: '*', issuer: '*' },
  { place: CITY, when: WEEK, n: 17, category: '*', issuerLevel: '*', issuer: '*' },
]

const first = async (filters: TallyFilters) =>
  (await figures(released(BLOCKS, PLACES), ask({ period: WEEK, ...filters }), [WEEK]))[0]

describe('released figures are sums of whole blocks', () => {
  it('the city without a filter holds them all, and nothing stands above it', async () => {
    expect(await first({})).toEqual({ n: 68, above: 0 })
  })

  it('of a county: what stands in it or below; all that stands at the city may belong to it', async () => {
    expect(await first({ place: EAST })).toEqual({ n: 27, above: 11 + 13 + 17 })
    expect(await first({ place: WEST })).toEqual({ n: 0, above: 41 })
  })

  it('of an area: county and city stand above, another area does not', async () => {
    expect(await first({ place: EAST_PORT })).toEqual({ n: 12, above: 6 + 9 + 11 + 13 + 17 })
    expect(await first({ place: EAST_HILL })).toEqual({ n: 0, above: 6 + 9 + 11 + 13 + 17 })
  })

  it('of a category: blocks of several categories stand above, those of another one do not', async () => {
    expect(await first({ category: 'MTG' })).toEqual({ n: 7 + 6 + 9 + 11, above: 17 })
    expect(await first({ category: 'FRM' })).toEqual({ n: 5 + 13, above: 17 })
    expect(await first({ category: 'PLQ' })).toEqual({ n: 0, above: 17 })
  })

  it('of an issuer level: blocks that do not tell levels apart stand above', async () => {
    expect(await first({ issuerLevel: 'county' })).toEqual({ n: 7 + 5 + 6 + 11, above: 13 + 17 })
    expect(await first({ issuerLevel: 'county', category: 'MTG' })).toEqual({ n: 7 + 6 + 11, above: 17 })
  })

  it('of an issuer: blocks of its level stand above, if the level fits', async () => {
    expect(await first({ issuer: 'CIVIL' })).toEqual({ n: 12, above: 9 + 11 + 13 + 17 })
    expect(await first({ issuer: 'CIVIL', issuerLevel: 'county' })).toEqual({ n: 12, above: 11 + 13 + 17 })
    expect(await first({ issuer: 'CIVIL', issuerLevel: 'city' })).toEqual({ n: 0, above: 9 + 13 + 17 })
  })

  it('all filters at once', async () => {
    const filters = { place: EAST_PORT, category: 'MTG', issuerLevel: 'county', issuer: 'CIVIL' }
    expect(await first(filters)).toEqual({ n: 7, above: 11 + 17 })
    expect(await first({ ...filters, issuer: 'HEALTH' })).toEqual({ n: 0, above: 6 + 11 + 17 })
  })

  it('a village does not tell more than its area', async () => {
    expect(await first({ place: PORT_VILLAGE })).toEqual(await first({ place: EAST_PORT }))
  })
})

describe('exact figures', () => {
  it('leave nothing above: every report stands where it belongs', async () => {
    const reports: readonly Counted[] = [
      { place: EAST_PORT, when: WEEK, n: 1, category: 'MTG', issuerLevel: 'town', bursts: 1 },
      { place: CITY, when: WEEK, n: 3, category: 'MTG', issuerLevel: 'county' },
    ]
    const [figure] = await figures(exact(reports, PLACES), ask({ place: EAST, period: WEEK }), [WEEK])
    expect(figure).toEqual({ n: 1, above: 0 })
  })

  it('of the grid likewise', async () => {
    const reports: readonly Counted[] = [
      { place: PORT_VILLAGE, when: '2026-11-02', n: 2, category: 'HEA' },
      { place: CITY, when: '2026-11-02', n: 3, category: 'HEA' },
    ]
    const asked = ask({ kind: 'grid', place: EAST_PORT, period: '2026-11-02' })
    expect(await figures(open(reports, PLACES), asked, ['2026-11-02'])).toEqual([{ n: 2, above: 0 }])
  })
})

describe('periods', () => {
  const weeks: readonly Counted[] = [
    { place: EAST, when: '2025-W52', n: 5 },
    { place: EAST, when: '2026-W01', n: 6 },
    { place: EAST, when: '2026-W53', n: 7 },
  ]
  const inPeriods = async (...periods: string[]) =>
    (await figures(released(weeks, PLACES), ask({ period: periods[0] ?? '' }), periods)).map(({ n }) => n)

  it('a week belongs to the month and the year of its Thursday, also where the year turns', async () => {
    expect(await inPeriods('2026-W01', '2025-W52')).toEqual([6, 5])
    // Week 1 begins on 29 December 2025; week 53 ends on 3 January 2027.
    expect(await inPeriods('2026-01', '2025-12', '2026-12', '2027-01')).toEqual([6, 5, 7, 0])
    expect(await inPeriods('2026', '2025', '2027')).toEqual([13, 5, 0])
  })
})
