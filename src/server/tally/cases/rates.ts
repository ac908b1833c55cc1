import { CASE_ITEMS, type CaseCounts, type CaseItem } from '../../../contract/staff/cases/figures.ts'
import { sum } from '../sources.ts'

interface Counted {
  readonly item: string
  readonly n: number
}

const HOURS = 'hours:'

/**
 * Numerators and denominators of every rate (`domain.md` g, in words in `docs/case-figures.md`), and the median handling time: of
 * `done` cases, sorted by the clock hours from acceptance to closing, the one at place ⌈done ÷ 2⌉, told as the floor of its class.
 * A median, because one case of a year would move a mean by weeks. Without a case that is done there is none.
 */
export function caseCounts(cells: readonly Counted[]): CaseCounts {
  const counts = Object.fromEntries(CASE_ITEMS.map((item) => [item, 0])) as Record<CaseItem, number>
  const hours = new Map<number, number>()
  for (const { item, n } of cells) {
    if (isItem(item)) counts[item] += n
    else if (item.startsWith(HOURS)) {
      const floor = Number(item.slice(HOURS.length))
      hours.set(floor, (hours.get(floor) ?? 0) + n)
    }
  }
  const median = medianOf(hours)
  return { ...counts, ...(median !== undefined && { median }) }
}

const isItem = (item: string): item is CaseItem => (CASE_ITEMS as readonly string[]).includes(item)

function medianOf(classes: ReadonlyMap<number, number>): number | undefined {
  const middle = Math.ceil(sum([...classes.values()]) / 2)
  let passed = 0
  for (const [floor, n] of [...classes].sort(([a], [b]) => a - b)) {
    passed += n
    if (middle > 0 && passed >= middle) return floor
  }
  return undefined
}
