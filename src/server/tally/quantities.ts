import type { QuantityFigure } from '../../contract/staff/tally.ts'
import { TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'
import type { Category } from '../../contract/taxonomy/types.ts'
import type { Asked } from './asked.ts'
import { isReleased, type Sources, sum } from './sources.ts'

/** So many reports (or blocks) gave the class that begins at `floor`. */
interface InClass {
  readonly floor: number
  readonly count: number
}

/**
 * How many meetings, forms, plaques … were told, against the norm? Reports give the class of a number, so that the answer is
 * the floor of a class. Exact: of `values` reports that gave the number, sorted, the median is the one at place ⌈values ÷ 2⌉,
 * the quartiles those at ⌈values ÷ 4⌉ and ⌈3 × values ÷ 4⌉. Released: only blocks in which enough reports gave the number tell
 * their own median; `medians` says how many blocks have it in which class. Numbers nobody gave are left out. The norm is the
 * taxonomy's. Not asked of an issuer.
 */
export async function quantities(sources: Sources, asked: Asked): Promise<QuantityFigure[]> {
  if (asked.issuerLevel !== undefined || asked.issuer !== undefined) return []
  const released = isReleased(sources)
  const classes = await classesOf(sources, asked)
  return TAXONOMY.kinds[asked.kind].flatMap((category) =>
    category.quantities.flatMap(({ key }) => {
      const found = classes.filter((one) => one.category === category.code && one.key === key)
      if (found.length === 0) return []
      const head = { category: category.code, key, ...normOf(category, key) }
      return [{ ...head, ...(released ? mediansOf(found) : spreadOf(found)) }]
    }),
  )
}

type Class = InClass & { readonly category: string; readonly key: string }

async function classesOf({ cells }: Sources, { place, period, category }: Asked): Promise<Class[]> {
  const query = { places: [place.code], periods: [period], ...(category !== undefined && { category }) }
  return (await cells.cells({ view: 'quantity', ...query })).map((cell) => {
    const [key = '', floor] = cell.item.split(':')
    return { category: cell.category, key, floor: Number(floor), count: cell.n }
  })
}

const normOf = ({ norm }: Category, key: string) =>
  norm?.quantity === key && norm.max !== undefined ? { norm: norm.max } : {}

const byFloor = (a: InClass, b: InClass): number => a.floor - b.floor

function mediansOf(found: readonly InClass[]) {
  const sorted = [...found].sort(byFloor)
  return {
    blocks: sum(sorted.map(({ count }) => count)),
    medians: sorted.map(({ floor, count }) => ({ floor, blocks: count })),
  }
}

function spreadOf(found: readonly InClass[]) {
  const sorted = [...found].sort(byFloor)
  const values = sum(sorted.map(({ count }) => count))
  const at = (rank: number): number => {
    let passed = 0
    for (const { floor, count } of sorted) {
      passed += count
      if (passed >= rank) return floor
    }
    return 0
  }
  return {
    values,
    low: at(Math.ceil(values / 4)),
    median: at(Math.ceil(values / 2)),
    high: at(Math.ceil((3 * values) / 4)),
  }
}
