import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBackoff } from '../../../src/reporter/sync/backoff.ts'
import { retryAfterMs } from '../../../src/reporter/sync/retry-after.ts'

const NOW = Date.UTC(2026, 10, 22, 9, 0, 0)
const backoff = (random = () => 0.5) => createBackoff(() => NOW, random)

describe('waiting after a failure', () => {
  it('grows, never beyond five minutes, never below a second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
        const waits = backoff(() => chance)
        for (let i = 0; i < failures; i++) waits.failed('a')
        const wait = (waits.retryAt('a') ?? 0) - NOW
        expect(wait).toBeGreaterThanOrEqual(1_000)
        expect(wait).toBeLessThanOrEqual(300_000)
        expect(waits.attempts('a')).toBe(failures)
      }),
    )
  })

  it('is different on every phone, so that they do not all come back in one second', () => {
    const waits = [0.1, 0.4, 0.9].map((chance) => backoff(() => chance).failed('a'))
    expect(new Set(waits).size).toBe(3)
  })

  it('of one item holds up no other', () => {
    const waits = backoff()
    waits.failed('a')
    expect([waits.isDue('a'), waits.isDue('b')]).toEqual([false, true])
  })

  it('honours what the server told, with jitter on top, and never longer than an hour and a half-minute', () => {
    expect(backoff(() => 0).failed('a', 20_000) - NOW).toBe(20_000)
    expect(backoff(() => 1).failed('a', 20_000) - NOW).toBeGreaterThan(20_000)
    expect(backoff(() => 1).failed('a', 1e12) - NOW).toBeLessThanOrEqual(3_630_000)
    expect(backoff(() => 0).failed('a', -5) - NOW).toBe(0)
  })

  it('ends with a new chance, save what the server asked for; the person’s wish ends that too', () => {
    const waits = backoff()
    waits.failed('own')
    waits.failed('told', 60_000)
    waits.hold('held', NOW + 1_000)
    waits.reset()
    expect(['own', 'held', 'told'].map((key) => waits.isDue(key))).toEqual([true, true, false])
    waits.clear()
    expect(waits.isDue('told')).toBe(true)
  })
})

describe('Retry-After', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7_000],
    ['Sun, 22 Nov 2026 09:01:00 GMT', 60_000],
    ['Sun, 22 Nov 2020 09:01:00 GMT', 0],
  ])('%s', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms)
  })
})
