import { beforeAll, describe, expect, it, vi } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import type { ReportStatus } from '../../../src/contract/status.ts'
import { type ReleaseNews, releaseSlot, startReleases } from '../../../src/server/endpoint/release-clock.ts'
import { movableClock } from '../../setup/clock.ts'
import { type Endpoint, forEachEndpoint } from '../../setup/endpoint.ts'
import { aBurden, accessKey, fileReport, newId } from '../../setup/reports.ts'

const unexpected = (what: unknown): never => {
  throw new Error('was not expected', { cause: what })
}

/** A fault that no test has asked for fails it. */
const news = (some: Partial<ReleaseNews>): ReleaseNews => ({
  released: () => {},
  ticked: () => {},
  failed: unexpected,
  ...some,
})

describe('the slot of a release', () => {
  it('once a day begins at midnight of TIME_ZONE', () => {
    const clock = movableClock('2026-06-17T15:59:59Z')
    expect(releaseSlot(clock, 1440)).toBe('2026-06-17#0')
    clock.set('2026-06-17T16:00:00Z')
    expect(releaseSlot(clock, 1440)).toBe('2026-06-18#0')
  })

  it('follows the zone, not the machine', () => {
    expect(releaseSlot(movableClock('2026-06-17T16:00:00Z', 'UTC'), 1440)).toBe('2026-06-17#0')
    expect(releaseSlot(movableClock('2026-06-17T16:00:00Z', 'America/New_York'), 720)).toBe('2026-06-17#1')
  })

  it('is the same from one release to the next, and another at it', () => {
    const clock = movableClock('2026-06-17T02:00:00Z')
    const at = (instant: string) => {
      clock.set(instant)
      return releaseSlot(clock, 60)
    }
    expect(at('2026-06-17T02:00:00Z')).toBe('2026-06-17#10')
    expect(at('2026-06-17T02:59:59Z')).toBe('2026-06-17#10')
    expect(at('2026-06-17T03:00:00Z')).toBe('2026-06-17#11')
  })
})

forEachEndpoint((start) => {
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start()
  })
  const file = () => fileReport(endpoint, aBurden(endpoint))
  /** A process that starts, does what is due and stops. */
  async function visit({ store, clock }: Endpoint, every = 1440): Promise<number[]> {
    const released: number[] = []
    const releases = startReleases(store, clock, every, news({ released: (count) => released.push(count) }))
    await releases.stop()
    return released
  }

  describe('the daily release', () => {
    it('moves what has come in once a day, whoever asks and however often', async () => {
      const two = await start({ beside: endpoint, clock: endpoint.clock })
      endpoint.clock.set('2026-06-17T02:00:00Z')
      expect(await visit(endpoint)).toEqual([0])
      await Promise.all([file(), file(), file()])
      // Restarts within the day make no batch of their own, which would be small enough to be told apart.
      expect(await visit(endpoint)).toEqual([])
      expect(await visit(two)).toEqual([])
      endpoint.clock.set('2026-06-17T15:59:59Z')
      expect(await visit(two)).toEqual([])
      endpoint.clock.set('2026-06-17T16:00:00Z')
      const both = await Promise.all([visit(endpoint), visit(two)])
      expect(both.flat()).toEqual([3])
      endpoint.clock.set('2026-06-18T16:00:00Z')
      expect(await visit(two)).toEqual([0])
      expect(await endpoint.store.check()).toEqual([])
    })

    it('leaves receipt and look-up as they were', async () => {
      const { key, accessHash } = accessKey()
      const id = newId()
      const body = JSON.stringify(aBurden(endpoint, { accessHash }))
      const first = await fileReport(endpoint, {}, { id, body, cap: endpoint.burden.places[0]?.cap ?? '' })
      expect(first.statusCode).toBe(201)
      const look = async () =>
        (
          await endpoint.app.inject({ url: routes.report(id), headers: { authorization: `Bearer ${key}` } })
        ).json<ReportStatus>()
      const before = await look()
      endpoint.clock.set('2026-06-19T16:00:00Z')
      expect(await visit(endpoint)).toEqual([1])
      expect(await look()).toEqual(before)
      const again = await fileReport(endpoint, {}, { id, body })
      expect([again.statusCode, again.body]).toEqual([200, first.body])
    })

    it('that fails is told, and done at the next look', async () => {
      endpoint.clock.set('2026-06-20T16:00:00Z')
      await file()
      const faults: unknown[] = []
      const broken = {
        ...endpoint.store,
        reports: { ...endpoint.store.reports, release: () => Promise.reject(new Error('gone')) },
      }
      const heard = news({ released: unexpected, failed: (error) => faults.push(error) })
      await startReleases(broken, endpoint.clock, 1440, heard).stop()
      expect(faults).toHaveLength(1)
      expect(await visit(endpoint)).toEqual([1])
    })

    it('that follows a report at once does not write down when that was', async () => {
      const slots: string[] = []
      const release = (slot: string) => {
        slots.push(slot)
        return endpoint.store.reports.release(slot)
      }
      const store = { ...endpoint.store, reports: { ...endpoint.store.reports, release } }
      endpoint.clock.set('2026-06-20T17:31:42Z')
      await startReleases(store, endpoint.clock, 0, news({})).stop()
      await startReleases(store, endpoint.clock, 0, news({})).stop()
      expect(new Set(slots).size).toBe(2)
      for (const slot of slots) expect(slot).not.toMatch(/2026|31:42/)
    })

    it('in a trial follows the reports at once, those of one moment together', async () => {
      const released: number[] = []
      const heard = news({ released: (count) => released.push(count) })
      const releases = startReleases(endpoint.store, endpoint.clock, 0, heard)
      await vi.waitFor(() => expect(released).toEqual([0]))
      for (let reports = 0; reports < 3; reports++) {
        await file()
        releases.filed()
      }
      await vi.waitFor(() => expect(released.reduce((sum, count) => sum + count)).toBe(3), { timeout: 10_000 })
      await file()
      releases.filed()
      await releases.stop()
      expect(released.reduce((sum, count) => sum + count)).toBe(4)
    })

    it('ticks in every process, whichever has done it and also when there was nothing to move', async () => {
      const two = await start({ beside: endpoint, clock: endpoint.clock })
      endpoint.clock.set('2026-06-21T16:00:00Z')
      const ticks = { one: 0, two: 0 }
      const one = startReleases(endpoint.store, endpoint.clock, 1440, news({ ticked: () => ticks.one++ }))
      await one.stop()
      await startReleases(two.store, endpoint.clock, 1440, news({ ticked: () => ticks.two++ })).stop()
      expect(ticks).toEqual({ one: 1, two: 1 })
    })

    it('closes the weeks that have ended; one that cannot be closed is told, and does not hold up the tick', async () => {
      endpoint.clock.set('2026-06-22T16:00:00Z')
      const days: string[] = []
      const faults: unknown[] = []
      let ticks = 0
      const closing = (closeWeeks: (day: string) => Promise<readonly string[]>) => ({
        ...endpoint.store,
        tallies: { ...endpoint.store.tallies, closeWeeks },
      })
      const heard = news({ ticked: () => ticks++, failed: (error) => faults.push(error) })
      await startReleases(
        closing(() => Promise.reject(new Error('gone'))),
        endpoint.clock,
        1440,
        heard,
      ).stop()
      expect([faults.length, ticks]).toEqual([1, 1])
      // The slot is released, but the week is still open: the next look closes it.
      await startReleases(
        closing(async (day) => {
          days.push(day)
          return []
        }),
        endpoint.clock,
        1440,
        heard,
      ).stop()
      expect(days).toEqual(['2026-06-23'])
    })
  })
})
