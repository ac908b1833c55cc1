/** Made-up but the same every time: a newcomer and a test see the same demo. */
export interface Dice {
  /** 0 ≤ x < 1. */
  roll(): number
  below(count: number): number
  pick<Item>(items: readonly Item[]): Item
  /** An index, as likely as its weight. */
  weighted(weights: readonly number[]): number
}

/** Mulberry32, a small generator of good spread; not for secrets. */
export function dice(seed: number): Dice {
  let state = seed
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(roll() * count)
  return {
    roll,
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    weighted(weights) {
      let rest = roll() * weights.reduce((sum, weight) => sum + weight, 0)
      const found = weights.findIndex((weight) => {
        rest -= weight
        return rest < 0
      })
      return found < 0 ? weights.length - 1 : found
    },
  }
}
