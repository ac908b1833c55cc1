import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf } from '../../src/server/store/blocks/facts.ts'
import { type Leaf, pour, type Waiting } from '../../src/server/store/blocks/pour.ts'
import { attack, type Brought, type Game, leavesOf, type Pour, smallTree } from './block-attack.ts'

const MONTH_ENDS = true
const WITHIN = false
/** From nothing to just enough for a block; more looks like enough. */
const upTo = (k: number): Brought[] => Array.from({ length: k + 1 }, (_, n): Brought => [n, n])
/** Some have been sent twice with one capability on a day. */
const withRepetitions: readonly Brought[] = [
  [0, 0],
  [1, 1],
  [2, 1],
  [2, 2],
]

const twoMonths = [WITHIN, MONTH_ENDS, WITHIN, MONTH_ENDS]
const monthAfterMonth = [MONTH_ENDS, MONTH_ENDS]
const oneMonth = [MONTH_ENDS]
const plain = (k: number, areas: readonly number[], weeks: readonly boolean[], ...codes: readonly number[]): Game => ({
  tree: smallTree(areas, ...codes),
  k,
  weeks,
  brought: upTo(k),
})
const repeated = (game: Game, sized: 0 | 1): Game => ({ ...game, brought: withRepetitions, sized })

/** As in the register: a county is an area of its own, and the city a county of its own. */
const ownAreas: Game = {
  ...plain(2, [], monthAfterMonth),
  tree: {
    ...smallTree([]),
    counties: new Map([
      ['c0', { city: 'city', areas: new Set(['c0', 'c0a0']) }],
      ['c1', { city: 'city', areas: new Set(['c1', 'c1a0']) }],
      ['city', { city: 'city', areas: new Set(['city']) }],
    ]),
  },
}

const games: readonly (readonly [name: string, game: Game])[] = [
  ['three areas, two months of two weeks', plain(2, [3], twoMonths)],
  ['three areas, three months', plain(3, [3], [MONTH_ENDS, MONTH_ENDS, MONTH_ENDS])],
  ['four areas, a month after a month', plain(3, [4], monthAfterMonth)],
  ['two counties of two areas, two weeks', plain(3, [2, 2], [WITHIN, MONTH_ENDS])],
  ['three counties, two months', plain(3, [1, 1, 1], [MONTH_ENDS, WITHIN, MONTH_ENDS])],
  ['a large county and a small one, two months', plain(3, [3, 1], monthAfterMonth)],
  ['three counties of two areas', plain(3, [2, 2, 2], oneMonth)],
  ['three counties of unequal size', plain(3, [3, 2, 1], oneMonth)],
  ['three counties of three areas', plain(2, [3, 3, 3], oneMonth)],
  ['a large county and two small ones, two months', plain(2, [3, 1, 1], monthAfterMonth)],
  ['two counties, two areas, two categories', plain(2, [2, 2], oneMonth, 2)],
  ['two areas and three issuers', plain(3, [2], oneMonth, 1, 1, 3)],
  ['three categories of two areas', plain(3, [2], oneMonth, 3)],
  ['one area, three levels of two issuers', plain(3, [1], oneMonth, 1, 3, 2)],
  ['counties and the city are areas too, two months', ownAreas],
  ['four areas, some report twice, two months', repeated(plain(2, [4], monthAfterMonth), 0)],
  ['the same, seen by who counts people', repeated(plain(2, [4], monthAfterMonth), 1)],
  ['three counties of two areas, some report twice', repeated(plain(2, [2, 2, 2], oneMonth), 0)],
]

/** In every world that fits what is published: that is what an attacker knows. */
describe('from all blocks there are, an attacker who knows the procedure learns of no group of fewer than k', () => {
  test.each(games)(
    '%s',
    (_, game) => {
      const { worlds, blocks, leaks } = attack(game, pour)
      expect(worlds).toBeGreaterThan(500)
      expect(blocks).toBeGreaterThan(10)
      expect(leaks.slice(0, 3)).toEqual([])
    },
    60_000,
  )
})

describe('the search finds what is wrong with a procedure', () => {
  const withGhosts =
    (ghosts: number): Pour =>
    (waiting, tree, k, monthEnds) =>
      pour(
        waiting,
        {
          ...tree,
          counties: new Map(
            [...tree.counties].map(([code, { city, areas }]) => [
              code,
              { city, areas: new Set([...areas, ...Array.from({ length: ghosts }, (__, ghost) => `ghost${ghost}`)]) },
            ]),
          ),
        },
        k,
        monthEnds,
      )
  const totalOf = (waiting: readonly Waiting[]) => waiting.reduce((sum, { n }) => sum + n, 0)
  const broken: readonly (readonly [what: string, Pour])[] = [
    ['has no upper bound for what a node may publish', withGhosts(99)],
    ['counts a child too many, as if one that is a block had poured', withGhosts(1)],
    ['makes blocks of k-1', (waiting, tree, k, monthEnds) => pour(waiting, tree, k - 1, monthEnds)],
    [
      'publishes the total of the city beside the blocks',
      (waiting, tree, k, monthEnds) => {
        const total = {
          place: 'city',
          category: '*',
          issuerLevel: '*',
          issuer: '*',
          n: totalOf(waiting),
          weight: 0,
          leaves: [],
        }
        return [...pour(waiting, tree, k, monthEnds), ...(total.n >= k ? [total] : [])]
      },
    ],
    [
      'says what is still waiting',
      (waiting, tree, k, monthEnds) => {
        const blocks = pour(waiting, tree, k, monthEnds)
        const left = totalOf(waiting) - blocks.reduce((sum, { n }) => sum + n, 0)
        return [
          ...blocks,
          { place: 'city', category: '*', issuerLevel: '*', issuer: '*', n: left, weight: 0, leaves: [] },
        ]
      },
    ],
  ]
  test.each(broken)('one that %s', (_, procedure) => {
    const [first] = attack(plain(3, [4], oneMonth), procedure).leaks
    expect(first?.union.length).toBeGreaterThan(0)
    expect(first?.sizes.every((size) => size === 1 || size === 2)).toBe(true)
  })
})

describe('over long histories', () => {
  const K = 5
  const tree = smallTree([3, 5, 1], 2, 2, 3)
  const leaves = leavesOf(tree)
  const arrival = fc.record({
    leaf: fc.nat(leaves.length - 1),
    n: fc.integer({ min: 1, max: 6 }),
    weight: fc.nat(4),
  })
  const history = fc.array(fc.record({ arrivals: fc.array(arrival, { maxLength: 40 }), monthEnds: fc.boolean() }), {
    maxLength: 30,
  })
  const keyOf = ({ area, category, issuerLevel, issuer }: Leaf) => [area, category, issuerLevel, issuer].join()

  test('every report is in one block or waits, every block weighs k at least, and no node publishes too much', () => {
    fc.assert(
      fc.property(history, (weeks) => {
        const waiting = new Map<string, Waiting>()
        let come = 0
        let published = 0
        for (const { arrivals, monthEnds } of weeks) {
          for (const { leaf: index, n, weight } of arrivals) {
            const leaf = leaves[index] as Leaf
            const known = waiting.get(keyOf(leaf)) ?? { ...leaf, n: 0, weight: 0 }
            waiting.set(keyOf(leaf), { ...known, n: known.n + n, weight: known.weight + Math.min(n, weight) })
            come += n
          }
          const blocks = pour([...waiting.values()], tree, K, monthEnds)
          const emptied = blocks.flatMap((block) => block.leaves.map(keyOf))
          expect(new Set(emptied).size).toBe(emptied.length)
          for (const block of blocks) {
            const inside = block.leaves.map((leaf) => waiting.get(keyOf(leaf)) as Waiting)
            const weight = inside.reduce((sum, one) => sum + one.weight, 0)
            expect(inside.reduce((sum, one) => sum + one.n, 0)).toBe(block.n)
            expect(weight).toBeGreaterThanOrEqual(K)
            if (!monthEnds) expect(block.leaves).toHaveLength(1)
            for (const one of inside) if (inside.length > 1) expect(one.weight).toBeLessThan(K)
          }
          for (const leaf of emptied) waiting.delete(leaf)
          for (const { weight } of waiting.values()) expect(weight).toBeLessThan(K)
          published += blocks.reduce((sum, { n }) => sum + n, 0)
          const left = [...waiting.values()].reduce((sum, { n }) => sum + n, 0)
          expect(published + left).toBe(come)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('a leaf that the tree does not know becomes a block of its own or waits', () => {
    const stranger = { area: 'c0a0', category: 'old', issuerLevel: 'l0', issuer: 'i0' }
    expect(pour([{ ...stranger, n: 4, weight: 4 }], tree, K, MONTH_ENDS)).toEqual([])
    expect(pour([{ ...stranger, n: 5, weight: 5 }], tree, K, MONTH_ENDS)).toMatchObject([{ category: 'old', n: 5 }])
  })

  test('what a block says of its inside never sets fewer than k apart', () => {
    const some = (...items: string[]) => fc.subarray(items, { maxLength: 1 })
    const items = fc.tuple(some('MTG-01'), some('MTG-02'), some('a:3', 'a:6'), some('b:0')).map((all) => all.flat())
    const report = fc.record({ counts: fc.boolean(), items })
    fc.assert(
      fc.property(fc.array(report, { minLength: K, maxLength: 25 }), (reports) => {
        const count = (some: typeof reports) => ({ n: some.length, weight: some.filter(({ counts }) => counts).length })
        const givers = (item: string) => reports.filter(({ items }) => items.some((one) => one.startsWith(item)))
        const given = new Map(
          reports.flatMap(({ items }) => items).map((item) => [item as string, count(givers(item))]),
        )
        for (const { item, value } of factsOf(count(reports), given, K)) {
          expect(count(givers(item)).weight).toBeGreaterThanOrEqual(K)
          if (item.includes('-')) {
            expect(value).toBe(givers(item).length)
            expect(value === reports.length || reports.length - value >= K).toBe(true)
          } else expect(givers(`${item}:${value}`).length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('of numbers it says the class in which the middle one lies, the lower of two', () => {
    const times = (n: number) => ({ n, weight: n })
    const median = (...classes: [string, number][]) =>
      factsOf(times(20), new Map(classes.map(([item, n]) => [item, times(n)])), K)
    expect(median(['a:3', 2], ['a:11', 2])).toEqual([])
    expect(median(['a:11', 3], ['a:3', 2])).toEqual([{ item: 'a', value: 11 }])
    expect(median(['a:11', 3], ['a:3', 3])).toEqual([{ item: 'a', value: 3 }])
  })
})
