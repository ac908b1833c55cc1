import { UNDIVIDED } from '../../../contract/staff/tally.ts'
import type { Tree } from './tree.ts'

export interface Leaf {
  readonly area: string
  readonly category: string
  readonly issuerLevel: string
  readonly issuer: string
}

/** What waits at a leaf: `n` reports, of which `weight` count towards k. */
export interface Waiting extends Leaf {
  readonly n: number
  readonly weight: number
}

/** Codes that it does not distinguish are UNDIVIDED. */
export interface Block {
  readonly place: string
  readonly category: string
  readonly issuerLevel: string
  readonly issuer: string
  readonly n: number
  /** Never published. */
  readonly weight: number
  /** What it is made of; these leaves are empty now. Never published. */
  readonly leaves: readonly Leaf[]
}

interface Poured {
  readonly n: number
  readonly weight: number
  readonly leaves: readonly Leaf[]
}

/** Nothing has poured out of a leaf or node that was released, or all of whose children were. */
type Outcome = Poured | 'dry'

/** The nodes above a leaf, lowest first: the key tells nodes of a step apart, `size` is the number of their children. */
interface Node {
  readonly key: string
  readonly size: number
  readonly codes: Omit<Block, 'n' | 'weight' | 'leaves'>
}

/**
 * Makes the blocks of a week (DESIGN 9). A leaf whose weight has reached k is a block. At the end of a month the others pour
 * their reports up one step at a time, leaf → (county, category, issuer) → (county, category, issuer level) → (city, category,
 * issuer level) → (city, category) → city, and a node at which m children have poured a weight w is a block if
 * k ≤ w ≤ (m-1)(k-1). Empty children count, for they might not have been empty; those that are blocks now do not, for it is
 * known that they have poured nothing. With more than (m-1)(k-1) it would be known that no child was empty.
 *
 * @returns the blocks, sorted so that their order tells nothing. What is in no block goes on waiting at its leaf
 */
export function pour(waiting: readonly Waiting[], tree: Tree, k: number, monthEnds: boolean): readonly Block[] {
  const leaves = waiting.filter(({ n }) => n > 0)
  const full = leaves.filter(({ weight }) => weight >= k)
  const blocks: Block[] = full.map((leaf) => ({
    ...codesAt(leaf),
    n: leaf.n,
    weight: leaf.weight,
    leaves: [leaf],
  }))
  if (monthEnds) {
    const wayUp = waysUp(tree)
    let step = leaves.flatMap((leaf): [readonly Node[], Outcome][] => {
      const way = wayUp(leaf)
      return way ? [[way, leaf.weight >= k ? 'dry' : { ...leaf, leaves: [leaf] }]] : []
    })
    while (step.length > 0) step = pourOneStep(step, k, (block) => blocks.push(block))
  }
  return blocks.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

/** Children of each node meet; the way of what leaves a node is one step shorter. */
function pourOneStep(
  children: readonly [readonly Node[], Outcome][],
  k: number,
  release: (block: Block) => void,
): [readonly Node[], Outcome][] {
  const nodes = new Map<string, [readonly Node[], Outcome][]>()
  for (const child of children) {
    const key = child[0][0]?.key ?? ''
    const met = nodes.get(key)
    if (met) met.push(child)
    else nodes.set(key, [child])
  }
  return [...nodes.values()].flatMap((met): [readonly Node[], Outcome][] => {
    const [[node, ...above] = []] = met[0] ?? []
    if (!node) return []
    const outcomes = met.map(([, outcome]) => outcome)
    const outcome = meet(node, outcomes, k, release)
    return above.length > 0 ? [[above, outcome]] : []
  })
}

function meet(
  { size, codes }: Node,
  outcomes: readonly Outcome[],
  k: number,
  release: (block: Block) => void,
): Outcome {
  const poured = outcomes.filter((outcome) => outcome !== 'dry')
  const children = size - (outcomes.length - poured.length)
  if (children === 0) return 'dry'
  const sum = (of: 'n' | 'weight') => poured.reduce((total, child) => total + child[of], 0)
  const all = { n: sum('n'), weight: sum('weight'), leaves: poured.flatMap((child) => child.leaves) }
  if (all.weight < k || all.weight > (children - 1) * (k - 1)) return all
  release({ ...codes, ...all })
  return 'dry'
}

const codesAt = ({ area, category, issuerLevel, issuer }: Leaf) => ({ place: area, category, issuerLevel, issuer })

/** @returns undefined for a leaf that is not in the tree: it never pours, for its siblings cannot be counted */
function waysUp({ counties, categories, issuerLevels, issuers }: Tree): (leaf: Leaf) => readonly Node[] | undefined {
  const countyOf = new Map([...counties].flatMap(([county, { areas }]) => [...areas].map((area) => [area, county])))
  const sizeOf = new Map<string, number>()
  for (const { city } of counties.values()) sizeOf.set(city, (sizeOf.get(city) ?? 0) + 1)
  const node = (size: number, place: string, ...codes: readonly string[]): Node => {
    const [category = UNDIVIDED, issuerLevel = UNDIVIDED, issuer = UNDIVIDED] = codes
    return { key: [place, ...codes].join(), size, codes: { place, category, issuerLevel, issuer } }
  }
  return ({ area, category, issuerLevel, issuer }) => {
    const county = countyOf.get(area)
    const found = county === undefined ? undefined : counties.get(county)
    const isKnown = categories.has(category) && issuerLevels.has(issuerLevel) && issuers.has(issuer)
    if (county === undefined || !found || !isKnown) return undefined
    return [
      node(found.areas.size, county, category, issuerLevel, issuer),
      node(issuers.size, county, category, issuerLevel),
      node(sizeOf.get(found.city) ?? 0, found.city, category, issuerLevel),
      node(issuerLevels.size, found.city, category),
      node(categories.size, found.city),
    ]
  }
}

const orderOf = ({ place, category, issuerLevel, issuer, n }: Block): string =>
  [place, category, issuerLevel, issuer, n].join()
