import { expect, it } from 'vitest'
import { throttle } from '../../../src/server/accounts/throttle.ts'

const MINUTE = 60_000
const waits = (limit: ReturnType<typeof throttle>, key: string, now: number, tries: number) =>
  Array.from({ length: tries }, () => limit.enter(key, now))

it('four failures cost nothing, the fifth and every later one twice as long a wait', () => {
  const limit = throttle()
  expect(waits(limit, 'a', 0, 5)).toEqual([0, 0, 0, 0, 0])
  const waited: number[] = []
  let now = 0
  for (let failures = 5; failures < 10; failures++) {
    const wait = limit.enter('a', now)
    waited.push(wait)
    now += wait
    expect(limit.enter('a', now - 1)).toBeGreaterThan(0)
    expect(limit.enter('a', now)).toBe(0)
  }
  expect(waited).toEqual([2_000, 4_000, 8_000, 16_000, 32_000])
})

it('nobody waits longer than a quarter of an hour, and after an hour all is forgotten', () => {
  const limit = throttle()
  let now = 0
  for (let failures = 0; failures < 30; failures++) {
    now += limit.enter('a', now)
    limit.enter('a', now)
  }
  expect(limit.enter('a', now)).toBe(15 * MINUTE)
  expect(waits(limit, 'a', now + 60 * MINUTE, 5)).toEqual([0, 0, 0, 0, 0])
})

it('a hundred guesses at the same moment are not cheaper than one after another', () => {
  const limit = throttle()
  expect(waits(limit, 'a', 0, 100).filter((wait) => wait === 0)).toHaveLength(5)
})

it('a clock that is set back makes nobody wait until it has caught up', () => {
  const limit = throttle()
  const today = Date.parse('2026-06-17T02:00:00Z')
  waits(limit, 'a', today, 6)
  const lastYear = today - 365 * 24 * 60 * MINUTE
  expect(limit.enter('a', lastYear)).toBe(2_000)
  expect(limit.enter('a', lastYear + 2_000)).toBe(0)
})

it('one key never slows another, and the right password clears its own', () => {
  const limit = throttle()
  waits(limit, 'a', 0, 10)
  expect(limit.enter('b', 0)).toBe(0)
  limit.forget('a')
  expect(limit.enter('a', 0)).toBe(0)
})

it('a flood of made-up names does not fill the memory: the oldest are forgotten', () => {
  const limit = throttle()
  waits(limit, 'first', 0, 5)
  for (let number = 0; number < 10_000; number++) limit.enter(`made up ${number}`, 0)
  expect(limit.enter('first', 0)).toBe(0)
  expect(waits(limit, 'made up 9999', 0, 5).at(-1)).toBe(2_000)
})
