/** Reports, and how many of them count towards k. */
export interface Count {
  readonly n: number
  readonly weight: number
}

/** What the reports of a block gave: sub-type or `key:floor`. */
export type Given = ReadonlyMap<string, Count>

export interface Fact {
  /** Sub-type, or `key` of a number. */
  readonly item: string
  /** Reports that ticked the sub-type; floor of the median's class. */
  readonly value: number
}

/**
 * What may be said about the inside of a block: a sub-type if at least k ticked it and at least k did not (or none: then it says
 * no more of anyone than the block); the class of a number's median if at least k gave it, and not how many. Who sends five
 * reports in a day is one of these k, not five. Of an even number of values the lower median: a class that one of them is in.
 */
export function factsOf(block: Count, given: Given, k: number): readonly Fact[] {
  const classes = new Map<string, (readonly [floor: number, count: Count])[]>()
  const facts: Fact[] = []
  for (const [item, count] of given) {
    const [key = '', floor] = item.split(':')
    if (floor !== undefined) classes.set(key, [...(classes.get(key) ?? []), [Number(floor), count]])
    else if (count.weight >= k && (count.n === block.n || block.weight - count.weight >= k))
      facts.push({ item, value: count.n })
  }
  for (const [key, values] of classes) {
    const weight = values.reduce((sum, [, count]) => sum + count.weight, 0)
    if (weight >= k) facts.push({ item: key, value: lowerMedian(values) })
  }
  return facts.sort((a, b) => (a.item < b.item ? -1 : 1))
}

function lowerMedian(values: readonly (readonly [floor: number, count: Count])[]): number {
  const all = values.reduce((sum, [, { n }]) => sum + n, 0)
  let seen = 0
  for (const [floor, { n }] of [...values].sort(([a], [b]) => a - b)) {
    seen += n
    if (seen >= all / 2) return floor
  }
  throw new RangeError('no values have no median')
}
