import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import type { Challenge } from '../../../src/contract/challenge.ts'
import type { Poster } from '../../../src/contract/poster.ts'
import type { Problem } from '../../../src/contract/problem.ts'
import { hasLeadingZeros, workHeader, workInput } from '../../../src/contract/work.ts'
import { MORNING } from '../../setup/clock.ts'
import { type Endpoint, endpoints } from '../../setup/endpoint.ts'
import { aBurden, aGrid, capOf, fileReport, newId, refusal } from '../../setup/reports.ts'

/** Tries counters until the hash of one begins with enough zero bits; `difficulty` 18 takes half a second. */
function work(challenge: string, id: string, difficulty: number): string {
  for (let counter = 0; ; counter++) {
    const hash = createHash('sha256')
      .update(workInput(challenge, id, counter))
      .digest()
    if (hasLeadingZeros(hash, difficulty)) return workHeader(challenge, counter)
  }
}

describe('the capability of a report', () => {
  const start = endpoints()
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start()
  })
  const withCap = async (cap: string | null, report: object = aBurden(endpoint)) =>
    refusal(await fileReport(endpoint, report, { cap }))

  it('is refused when it is missing or of nobody', async () => {
    expect(await withCap(null)).toBe('403 cap-refused')
    expect(await withCap(`h1.${'A'.repeat(43)}`)).toBe('403 cap-refused')
  })

  it('is refused when it is of another place, even one of the same sheet', async () => {
    expect(await withCap(endpoint.burden.places[1]?.cap ?? '')).toBe('403 cap-refused')
    expect(await withCap(endpoint.burden.places[4]?.cap ?? '')).toBe('403 cap-refused')
  })

  it('is refused when it is of the other kind', async () => {
    const village = endpoint.grid.places[0]?.code
    expect(await withCap(capOf(endpoint.grid), aBurden(endpoint, { place: village }))).toBe('403 cap-refused')
    expect(await withCap(capOf(endpoint.burden, village), aGrid(endpoint))).toBe('403 cap-refused')
  })

  it('is refused when another server made it', async () => {
    const other = await start()
    expect(await withCap(capOf(other.burden))).toBe('403 cap-refused')
  })

  it.each(['', 'x', `h2.${'A'.repeat(43)}`, `h1.${'A'.repeat(42)}`, `h1.${'A'.repeat(44)}`, `h1.${'+'.repeat(43)}`])(
    'is malformed: "%s"',
    async (cap) => {
      expect(await withCap(cap)).toBe('422 cap-malformed')
    },
  )

  it('comes after the rules: who sent both wrong learns what is wrong with the report', async () => {
    expect(await withCap(null, aBurden(endpoint, { category: 'XXX' }))).toBe('422 report-invalid')
    expect(await withCap('malformed', aBurden(endpoint, { place: '110000000000' }))).toBe('422 report-invalid')
  })

  it('comes before the pieces: nobody without one learns which pieces are here', async () => {
    const parts = ['0'.repeat(64)]
    expect(await withCap(null, aBurden(endpoint, { parts }))).toBe('403 cap-refused')
    expect(await withCap(capOf(endpoint.burden), aBurden(endpoint, { parts }))).toBe('409 parts-missing')
  })
})

describe('the price of work', () => {
  const start = endpoints()
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start()
  })
  const challengeOf = async () => (await endpoint.app.inject(routes.challenge)).json<Challenge>()

  it('is nothing in quiet times, and the challenge is the same for everybody within ten minutes', async () => {
    endpoint.clock.set('2026-06-17T02:00:00Z')
    const first = await challengeOf()
    expect(first).toEqual({
      challenge: expect.stringMatching(/^\S+$/),
      difficulty: 0,
      until: '2026-06-17T02:10:00.000Z',
    })
    endpoint.clock.set('2026-06-17T02:09:59Z')
    expect(await challengeOf()).toEqual(first)
    endpoint.clock.set('2026-06-17T02:10:00Z')
    expect((await challengeOf()).challenge).not.toBe(first.challenge)
    expect((await endpoint.app.inject(routes.challenge)).headers['cache-control']).toBe('no-store')
  })

  it('is asked of a capability of an earlier year, and paid with a proof for this very report', async () => {
    const report = aBurden(endpoint)
    const id = newId()
    endpoint.clock.set('2027-01-01T00:00:00Z')
    const asked = await fileReport(endpoint, report, { id })
    expect(refusal(asked)).toBe('403 pow-needed')
    const { challenge = '', difficulty = 0 } = asked.json<Problem>()
    expect(challenge).toBe((await challengeOf()).challenge)
    expect(difficulty).toBeGreaterThan(0)

    const pow = work(challenge, id, difficulty)
    const elsewhere = await fileReport(endpoint, report, { pow })
    expect(refusal(elsewhere)).toBe('403 pow-needed')
    expect(refusal(await fileReport(endpoint, report, { id, pow: workHeader(challenge, 1e15 - 1) }))).toBe(
      '403 pow-needed',
    )
    expect(refusal(await fileReport(endpoint, report, { id, pow: 'nonsense' }))).toBe('403 pow-needed')
    expect(refusal(await fileReport(endpoint, report, { id, pow: pow.replace(/^./, '_') }))).toBe('403 pow-needed')

    // A phone on a slow link works across the border of the ten minutes, but not for ever.
    endpoint.clock.set('2027-01-01T00:25:00Z')
    expect(refusal(await fileReport(endpoint, report, { id, pow }))).toBe('403 pow-needed')
    endpoint.clock.set('2027-01-01T00:15:00Z')
    expect((await fileReport(endpoint, report, { id, pow })).statusCode).toBe(201)
    expect((await fileReport(endpoint, report, { id })).statusCode).toBe(200)
  })

  it('is asked ten years later as well: an old sheet is never refused for good', async () => {
    endpoint.clock.set('2036-06-17T00:00:00Z')
    expect(refusal(await fileReport(endpoint, aBurden(endpoint)))).toBe('403 pow-needed')
  })

  it('is not asked of the new year’s capability', async () => {
    endpoint.clock.set('2027-01-01T00:00:00Z')
    const poster = (await endpoint.app.inject(routes.poster(endpoint.burden.code))).json<Poster>()
    expect((await fileReport(endpoint, aBurden(endpoint), { cap: capOf(poster) })).statusCode).toBe(201)
  })

  it('next year’s capability is not one of this year', async () => {
    endpoint.clock.set('2028-01-01T00:00:00Z')
    const poster = (await endpoint.app.inject(routes.poster(endpoint.burden.code))).json<Poster>()
    endpoint.clock.set(MORNING)
    expect(refusal(await fileReport(endpoint, aBurden(endpoint), { cap: capOf(poster) }))).toBe('403 cap-refused')
  })

  it('comes before the pieces', async () => {
    endpoint.clock.set('2027-01-01T00:00:00Z')
    const report = aBurden(endpoint, { parts: ['0'.repeat(64)] })
    expect(refusal(await fileReport(endpoint, report))).toBe('403 pow-needed')
  })
})
