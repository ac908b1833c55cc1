import type { Generation, KeyHolder } from '../../../contract/staff/keys.ts'

export type Holding = 'all' | 'some' | 'none' | 'noKey' | 'gone'

/** How much a reviewer can open. */
export function holdingOf(
  { active, recipient, generations }: KeyHolder,
  all: readonly Pick<Generation, 'number'>[],
): Holding {
  if (!active) return 'gone'
  if (!recipient) return 'noKey'
  const held = all.filter(({ number }) => generations.includes(number)).length
  return held === 0 ? 'none' : held < all.length ? 'some' : 'all'
}
