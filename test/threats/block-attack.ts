import type { Block, Leaf, Waiting } from '../../src/server/store/blocks/pour.ts'
import type { Tree } from '../../src/server/store/blocks/tree.ts'

export type Pour = (waiting: readonly Waiting[], tree: Tree, k: number, monthEnds: boolean) => readonly Block[]

/** What a leaf may bring in a week: `n` reports, of which `weight` count towards k. */
export type Brought = readonly [n: number, weight: number]

export interface Game {
  readonly tree: Tree
  readonly k: number
  /** One entry for each week: whether it is the last of its month. */
  readonly weeks: readonly boolean[]
  readonly brought: readonly Brought[]
  /** What a set's size is counted in: 0 for reports (n), 1 for what counts towards k. */
  readonly sized?: 0 | 1
}

/** A set of leaf-weeks of which the attacker knows that it holds someone, and fewer than k, whatever else is true. */
export interface Leak {
  readonly seen: string
  /** `leaf@week` */
  readonly union: readonly string[]
  /** How many reports it can hold. */
  readonly sizes: readonly number[]
  readonly worlds: number
}

/** A tree of one city whose counties, categories, levels and issuers are numbers; every list of areas is a county. */
export const smallTree = (areas: readonly number[], categories = 1, levels = 1, issuers = 1): Tree => ({
  counties: new Map(
    areas.map((size, county) => [`c${county}`, { city: 'city', areas: numbered(`c${county}a`, size) }]),
  ),
  categories: numbered('k', categories),
  issuerLevels: numbered('l', levels),
  issuers: numbered('i', issuers),
})

const numbered = (name: string, size: number) => new Set(Array.from({ length: size }, (_, index) => `${name}${index}`))

export const leavesOf = ({ counties, categories, issuerLevels, issuers }: Tree): Leaf[] =>
  [...counties.values()].flatMap(({ areas }) =>
    [...areas].flatMap((area) =>
      [...categories].flatMap((category) =>
        [...issuerLevels].flatMap((issuerLevel) =>
          [...issuers].map((issuer) => ({ area, category, issuerLevel, issuer })),
        ),
      ),
    ),
  )

const codeOf = ({ area, category, issuerLevel, issuer }: Leaf): string =>
  [area, category, issuerLevel, issuer].join('/')

/**
 * Plays every world there can be, groups the worlds by what is published (every block with its node, week and n, and thereby
 * also what is not), and looks among all sets of leaf-weeks for one that holds between 1 and k-1 reports in every world that
 * fits. The attacker knows tree, k and procedure.
 */
export function attack(
  game: Game,
  pour: Pour,
): { readonly worlds: number; readonly blocks: number; readonly leaks: Leak[] } {
  const { leaks, groups } = { leaks: [] as Leak[], groups: playAll(game, pour) }
  const names = game.weeks.flatMap((_, week) => leavesOf(game.tree).map((leaf) => `${codeOf(leaf)}@${week}`))
  let worlds = 0
  for (const [seen, members] of groups) {
    worlds += members.length
    const leak = findLeak(members, names.length, game.k)
    if (leak)
      leaks.push({
        seen,
        union: names.filter((_, cell) => leak.union[cell]),
        sizes: leak.sizes,
        worlds: members.length,
      })
  }
  return { worlds, blocks: [...groups.keys()].filter((seen) => seen !== '').length, leaks }
}

type World = Uint8Array

/**
 * Worlds by what is seen of them. A leaf's block larger than what a leaf can bring in a week of the game is left out: that the
 * leaf had brought something before would follow from the game's limit, which the world does not have.
 */
function playAll({ tree, k, weeks, brought, sized = 0 }: Game, pour: Pour): ReadonlyMap<string, World[]> {
  const leaves = leavesOf(tree)
  const arrivals = combinations(brought.length, leaves.length)
  const most = Math.max(...brought.map(([n]) => n))
  const step = remembered((monthEnds: boolean, waiting: readonly Brought[]) => {
    const blocks = pour(
      waiting.map(([n, weight], index) => ({ ...(leaves[index] as Leaf), n, weight })),
      tree,
      k,
      monthEnds,
    )
    const emptied = new Set(blocks.flatMap((block) => block.leaves.map(codeOf)))
    return {
      isWhole: blocks.every((block) => block.leaves.length !== 1 || block.n <= most),
      seen: blocks.map((block) => `${block.place}/${block.category}/${block.issuerLevel}/${block.issuer}=${block.n}`),
      left: waiting.map((one, index): Brought => (emptied.has(codeOf(leaves[index] as Leaf)) ? [0, 0] : one)),
    }
  })
  const groups = new Map<string, World[]>()
  const play = (week: number, waiting: readonly Brought[], seen: string, cells: readonly number[]) => {
    if (week === weeks.length) {
      const group = groups.get(seen)
      if (group) group.push(Uint8Array.from(cells))
      else groups.set(seen, [Uint8Array.from(cells)])
      return
    }
    for (const choice of arrivals) {
      const come = choice.map((index) => brought[index] as Brought)
      const now = waiting.map(([n, weight], leaf): Brought => {
        const [more = 0, heavier = 0] = come[leaf] ?? []
        return [n + more, weight + heavier]
      })
      const { seen: published, left, isWhole } = step(weeks[week] ?? false, now)
      if (!isWhole) continue
      const label = published.length === 0 ? seen : `${seen} ${week}:${published.join(',')}`
      play(week + 1, left, label, [...cells, ...come.map((one) => one[sized])])
    }
  }
  play(
    0,
    leaves.map((): Brought => [0, 0]),
    '',
    [],
  )
  return groups
}

function combinations(choices: number, places: number): number[][] {
  let all: number[][] = [[]]
  for (let place = 0; place < places; place++)
    all = all.flatMap((start) => Array.from({ length: choices }, (_, choice) => [...start, choice]))
  return all
}

function remembered<Result>(find: (monthEnds: boolean, waiting: readonly Brought[]) => Result): typeof find {
  const found = new Map<string, Result>()
  return (monthEnds, waiting) => {
    const key = `${monthEnds} ${waiting.join(' ')}`
    const result = found.get(key) ?? find(monthEnds, waiting)
    found.set(key, result)
    return result
  }
}

/** Worlds looked at for every set; only where none of these tells against it all others are. */
const SAMPLE = 6

/** Goes through all sets of cells, each differing from the one before in a single cell (Gray code). */
function findLeak(worlds: readonly World[], cells: number, k: number) {
  const isSmall = (size: number) => size >= 1 && size < k
  const sample = Array.from(
    { length: Math.min(SAMPLE, worlds.length) },
    (_, index) => worlds[Math.floor((index * worlds.length) / Math.min(SAMPLE, worlds.length))] as World,
  )
  const sums = new Array<number>(sample.length).fill(0)
  const union = new Array<boolean>(cells).fill(false)
  for (let count = 1; count < 2 ** cells; count++) {
    const cell = 31 - Math.clz32(count & -count)
    const sign = union[cell] ? -1 : 1
    union[cell] = !union[cell]
    for (let index = 0; index < sample.length; index++)
      sums[index] = (sums[index] ?? 0) + sign * ((sample[index] as World)[cell] ?? 0)
    if (!sums.every(isSmall)) continue
    const sizes = new Set(worlds.map((world) => world.reduce((sum, n, at) => sum + (union[at] ? n : 0), 0)))
    if ([...sizes].every(isSmall)) return { union: [...union], sizes: [...sizes] }
  }
  return undefined
}
