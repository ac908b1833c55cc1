import type { Addend } from '../tallies/sums.ts'
import type { Upward } from '../tallies/upward.ts'
import type { Fact } from './facts.ts'
import type { Block } from './pour.ts'

/** A block and what it says about its inside, as they are added to the released figures. */
export function addendsOf(
  { block, facts }: { readonly block: Block; readonly facts: readonly Fact[] },
  periods: readonly string[],
  upward: Upward,
): readonly Addend[] {
  const { place, category, issuerLevel, issuer } = block
  const addend = (item: string, n: number): Addend => ({
    category,
    issuerLevel,
    issuer,
    item,
    n,
    periods,
    places: (upward.get(place) ?? [place]).map((code) => ({ code, own: code === place ? n : 0 })),
  })
  // A sub-type has its reports as value; a number has its median's class, and what is counted is the block.
  return [
    addend('', block.n),
    ...facts.map(({ item, value }) => (isSubtype(item) ? addend(item, value) : addend(`${item}:${value}`, 1))),
  ]
}

/** Sub-types are `MTG-01`; keys of numbers are words without a dash. */
const isSubtype = (item: string): boolean => item.includes('-')
