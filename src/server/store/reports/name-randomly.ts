import { randomBytes } from 'node:crypto'

const BYTES = 16

export interface Named<Item> {
  readonly ref: string
  readonly item: Item
}

/**
 * Gives every item a fresh random name (32 hex digits) and sorts by it. Written in this order, rows tell nothing of the order
 * in which the items came, nor of the order of any other key.
 */
export function nameRandomly<Item>(items: readonly Item[]): Named<Item>[] {
  const bytes = randomBytes(BYTES * items.length)
  return items
    .map((item, index) => ({ ref: bytes.toString('hex', index * BYTES, (index + 1) * BYTES), item }))
    .sort((a, b) => (a.ref < b.ref ? -1 : 1))
}
