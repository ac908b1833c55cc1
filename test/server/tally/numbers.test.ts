import { describe, expect, it } from 'vitest'
import { areas } from '../../../src/server/tally/areas.ts'
import { placeTree } from '../../../src/server/tally/place-tree.ts'
import { quantities } from '../../../src/server/tally/quantities.ts'
import { trend } from '../../../src/server/tally/trend.ts'
import { ask, CITY, EAST, EAST_HILL, EAST_PORT, PLACES, PORT_VILLAGE, WEST } from './small-city.ts'
import { type Counted, exact, open, released } from './sums-by-hand.ts'

const WEEK = '2026-W45'
const reads = { reads: true }

describe('the trend', () => {
  it('has the 13 periods up to the asked one, so that the same month of last year stands in it', async () => {
    const all: readonly Counted[] = [
      { place: EAST, when: '2025-W45', n: 5 },
      { place: EAST, when: WEEK, n: 8 },
    ]
    const points = await trend(released(all, PLACES), ask({ period: '2026-11' }))
    expect(points).toHaveLength(13)
    expect(points[0]).toEqual({ period: '2025-11', n: 5 })
    expect(points[12]).toEqual({ period: '2026-11', n: 8 })
    expect(points.slice(1, 12).every(({ n }) => n === 0)).toBe(true)
  })

  it('goes over the turn of a year that has 53 weeks', async () => {
    const points = await trend(released([], PLACES), ask({ period: '2027-W02' }))
    expect(points.slice(-4).map(({ period }) => period)).toEqual(['2026-W52', '2026-W53', '2027-W01', '2027-W02'])
  })

  it('says of exact figures how many came in bursts, and of others nothing', async () => {
    const all: readonly Counted[] = [
      { place: EAST, when: WEEK, n: 40, bursts: 25 },
      { place: EAST_PORT, when: WEEK, n: 2 },
    ]
    expect((await trend(exact(all, PLACES), ask({ period: WEEK }, reads))).at(-1)).toEqual({
      period: WEEK,
      n: 42,
      bursts: 25,
    })
    expect((await trend(released(all, PLACES), ask({ period: WEEK }))).at(-1)).toEqual({ period: WEEK, n: 42 })
  })
})

describe('numbers that were told', () => {
  const told = (items: Record<string, number>) =>
    quantities(
      exact([{ place: EAST_PORT, when: WEEK, n: 10, category: 'MTG', items }], PLACES),
      ask({ period: WEEK }, reads),
    )

  it('median and quartiles are floors of classes, beside the norm', async () => {
    // Sorted: 0 1 1 2 2 2 3 3 6 21: places 3, 5 and 8 of ten.
    const [first] = await told({
      'meetingsPerWeek:0': 1,
      'meetingsPerWeek:1': 2,
      'meetingsPerWeek:2': 3,
      'meetingsPerWeek:3': 2,
      'meetingsPerWeek:6': 1,
      'meetingsPerWeek:21': 1,
    })
    expect(first).toEqual({
      ...{ category: 'MTG', key: 'meetingsPerWeek', norm: 1 },
      ...{ values: 10, low: 1, median: 2, high: 3 },
    })
  })

  it('one report alone is its own median', async () => {
    expect((await told({ 'longestHours:6': 1 }))[0]).toEqual({
      ...{ category: 'MTG', key: 'longestHours' },
      ...{ values: 1, low: 6, median: 6, high: 6 },
    })
  })

  it('of two the median is the lower one', async () => {
    expect((await told({ 'longestHours:1': 1, 'longestHours:11': 1 }))[0]).toMatchObject({
      low: 1,
      median: 1,
      high: 11,
    })
  })

  it('a class above ten is greater than one below, although its text is not', async () => {
    expect((await told({ 'longestHours:11': 3, 'longestHours:3': 2 }))[0]).toMatchObject({ low: 3, median: 11 })
  })

  it('numbers nobody gave are left out', async () => {
    expect(await told({})).toEqual([])
  })

  it('of released figures: how many blocks have their median in which class', async () => {
    const floors = [3, 3, 11, 3, 3]
    const blocks = floors.map((floor) => ({
      ...{ place: CITY, when: WEEK, n: 6 },
      items: { [`meetingsPerWeek:${floor}`]: 1, 'MTG-01': 6 },
    }))
    expect(await quantities(released(blocks, PLACES), ask({ period: WEEK }))).toEqual([
      {
        ...{ category: 'MTG', key: 'meetingsPerWeek', norm: 1, blocks: 5 },
        medians: [
          { floor: 3, blocks: 4 },
          { floor: 11, blocks: 1 },
        ],
      },
    ])
  })

  it('are not asked of an issuer: sums of numbers know none', async () => {
    expect(await quantities(exact([], PLACES), ask({ period: WEEK, issuer: 'CIVIL' }, reads))).toEqual([])
  })
})

describe('areas that report', () => {
  it('are counted once each, beside how many there are', async () => {
    const all: readonly Counted[] = [
      { place: EAST_PORT, when: WEEK, n: 30 },
      { place: EAST_HILL, when: WEEK, n: 1 },
      { place: CITY, when: WEEK, n: 9 },
    ]
    const asked = ask({ period: WEEK }, reads)
    expect(await areas(exact(all, PLACES), asked, PLACES)).toEqual({ reporting: 2, of: 4 })
    expect(await areas(exact(all, PLACES), ask({ period: WEEK, place: EAST }, reads), PLACES)).toEqual({
      ...{ reporting: 2, of: 3 },
    })
  })

  it('of released figures are told from three on: one or two would be known to everybody there', async () => {
    const ofBlocks = (...at: readonly string[]) =>
      areas(
        released(
          at.map((place) => ({ place, when: WEEK, n: 5 })),
          PLACES,
        ),
        ask({ period: WEEK }),
        PLACES,
      )
    expect(await ofBlocks(EAST_PORT, EAST_HILL)).toEqual({ of: 4 })
    expect(await ofBlocks(EAST_PORT, EAST_HILL, WEST)).toEqual({ reporting: 3, of: 4 })
    // A block of the county is made of several areas, and of none alone.
    expect(await ofBlocks(EAST_PORT, EAST_HILL, EAST)).toEqual({ of: 4 })
  })

  it('a county that is the area of its small towns reports for these, not for the areas beside them', async () => {
    const mixed = placeTree([
      { code: CITY, name: '某市', level: 'city', parent: null, area: null },
      { code: EAST, name: '东区', level: 'county', parent: CITY, area: null },
      { code: EAST_PORT, name: '港口镇', level: 'town', parent: EAST, area: EAST_PORT },
      { code: EAST_HILL, name: '山前镇', level: 'town', parent: EAST, area: EAST },
    ])
    const of = (...all: readonly Counted[]) => areas(exact(all, mixed), ask({ period: WEEK }, reads), mixed)
    expect(await of({ place: EAST_PORT, when: WEEK, n: 3 })).toEqual({ reporting: 1, of: 2 })
    expect(await of({ place: EAST_PORT, when: WEEK, n: 3 }, { place: EAST_HILL, when: WEEK, n: 1 })).toEqual({
      ...{ reporting: 2, of: 2 },
    })
  })

  it('of the grid are villages', async () => {
    const all: readonly Counted[] = [{ place: PORT_VILLAGE, when: '2026-11-02', n: 4, category: 'HEA' }]
    expect(await areas(open(all, PLACES), ask({ kind: 'grid' }), PLACES)).toEqual({ reporting: 1, of: 2 })
  })
})
