import { expect, it } from 'vitest'
import { retryAt } from '../../../../src/server/cases/notices/retry-at.ts'

const NOW = new Date('2026-06-17T02:00:00Z')
const minutes = (tries: number, chance = 0) => {
  const at = retryAt(NOW, tries, chance)
  return at === undefined ? undefined : (Date.parse(at) - NOW.getTime()) / 60_000
}

it('a notice waits a minute after its first failure, twice as long after each further one, six hours at most', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((tries) => minutes(tries))).toEqual([
    ...[1, 2, 4, 8, 16, 32, 64, 128, 256],
    ...[360, 360],
  ])
})

it('chance takes up to half of the wait away, so that what failed together does not come back together', () => {
  expect(minutes(4, 0.5)).toBe(6)
  expect(minutes(4, 1)).toBe(4)
})

it('after twelve failures a notice is stuck', () => {
  expect(minutes(12)).toBeUndefined()
})
