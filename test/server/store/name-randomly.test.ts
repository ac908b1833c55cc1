import { expect, test } from 'vitest'
import { nameRandomly } from '../../../src/server/store/reports/name-randomly.ts'

test('random names are distinct and sorted, and what they name is out of order', () => {
  const items = Array.from({ length: 500 }, (_, index) => index)
  const named = nameRandomly(items)
  const refs = named.map(({ ref }) => ref)
  expect(refs.every((ref) => /^[0-9a-f]{32}$/.test(ref))).toBe(true)
  expect(new Set(refs).size).toBe(500)
  expect(refs).toEqual(refs.toSorted())
  const order = named.map(({ item }) => item)
  expect(order.toSorted((a, b) => a - b)).toEqual(items)
  const stayed = order.filter((item, position) => Math.abs(item - position) < 5)
  // By chance 9 in 500 stay within five places; 60 do so less than once in a universe.
  expect(stayed.length).toBeLessThan(60)
})
