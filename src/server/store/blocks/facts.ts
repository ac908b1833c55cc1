/** What the reports of a leaf, or of all leaves of a block, gave: sub-type or `key:floor` → reports. */
export type Given = ReadonlyMap<string, number>

export interface Fact {
  /** Sub-type, or `key` of a number. */
  readonly item: string
  /** Reports that ticked the sub-type; floor of the median's class. */
  readonly value: number
}

/**
 * What may be said about the inside of a block of `n` reports: a sub-type if at least k ticked it and at least k did not (or
 * none: then it says no more of anyone than the block); the class of a number's median if at least k gave it, and not how many.
 * Of an even number of values the lower median: a class that one of them is in.
 */
export function factsOf(n: number, given: Given, k: number): readonly Fact[] {
  const classes = new Map<string, (readonly [floor: number, reports: number])[]>()
  const facts: Fact[] = []
  for (const [item, reports] of given) {
    const [key = '', floor] = item.split(':')
    if (floor !== undefined) classes.set(key, [...(classes.get(key) ?? []), [Number(floor), reports]])
    else if (reports >= k && (reports === n || n - reports >= k)) facts.push({ item, value: reports })
  }
  for (const [key, values] of classes) {
    const all = values.reduce((sum, [, reports]) => sum + reports, 0)
    if (all >= k) facts.push({ item: key, value: lowerMedian(values, all) })
  }
  return facts.sort((a, b) => (a.item < b.item ? -1 : 1))
}

function lowerMedian(values: readonly (readonly [floor: number, reports: number])[], all: number): number {
  let seen = 0
  for (const [floor, reports] of [...values].sort(([a], [b]) => a - b)) {
    seen += reports
    if (seen >= all / 2) return floor
  }
  throw new RangeError('no values have no median')
}
