import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Problem } from '../../../../src/contract/problem.ts'
import { ROLES } from '../../../../src/contract/staff/roles.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN, VILLAGE } from '../../../setup/places.ts'
import { aBurden, aGrid, refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { acts, ask, list, released } from './reports-for-tests.ts'

const CITY = '371000000000'

forEachEndpoint((start) => {
  describe('the list of reports', () => {
    let endpoint: Endpoint
    let reviewer: SignedIn
    const status = async (who: SignedIn | undefined, filters: Record<string, string> = {}) => {
      const answer = await ask(endpoint, `${staffRoutes.reports}?${new URLSearchParams(filters)}`, who)
      return answer.statusCode === 200 ? 200 : refusal(answer)
    }
    beforeAll(async () => {
      endpoint = await start()
      reviewer = await signedIn(endpoint, { role: 'reviewer' })
      await released(
        endpoint,
        aBurden(endpoint, { subtypes: ['MTG-01'], issuerLevel: 'county', issuer: 'ORG' }),
        aBurden(endpoint, { place: endpoint.burden.places.find(({ level }) => level === 'county')?.code }),
        aGrid(endpoint),
      )
    })

    it('is for those who read reports: each role sees what its work needs, a stranger nothing', async () => {
      expect(await status(undefined)).toBe('401 sign-in-needed')
      const seen: Record<string, unknown> = {}
      for (const role of ROLES) {
        const who = await signedIn(endpoint, { role })
        const code = await status(who)
        seen[role] = code === 200 ? (await list(endpoint, who)).reports.map(({ kind }) => kind).sort() : code
      }
      expect(seen).toEqual({
        administrator: '403 not-yours',
        reviewer: ['burden', 'burden', 'grid'],
        dispatcher: ['grid'],
        handler: '403 not-yours',
        supervisor: ['grid'],
      })
      const dispatcher = await signedIn(endpoint, { role: 'dispatcher' })
      expect(await status(dispatcher, { kind: 'burden' })).toBe('403 not-yours')
    })

    it('shows a reviewer of a town no burden report, not even of its own area', async () => {
      for (const place of [TOWN, LARGE_TOWN, VILLAGE, endpoint.burden.places[0]?.code ?? '']) {
        const who = await signedIn(endpoint, { role: 'reviewer', place })
        expect((await list(endpoint, who)).reports.filter(({ kind }) => kind === 'burden')).toEqual([])
        expect(await status(who, { kind: 'burden' })).toBe('403 not-yours')
      }
      const ofCounty = await signedIn(endpoint, { role: 'reviewer', place: COUNTY })
      expect((await list(endpoint, ofCounty)).total).toBe(3)
    })

    it('refuses a place outside of the scope, whether it is there or not', async () => {
      const who = await signedIn(endpoint, { role: 'reviewer', place: '371082000000' })
      expect((await list(endpoint, who)).total).toBe(0)
      for (const place of [CITY, COUNTY, TOWN, '110000000000'])
        expect(await status(who, { place })).toBe('403 not-yours')
    })

    it('filters, and counts what fits', async () => {
      const total = async (filters: Record<string, string>) => (await list(endpoint, reviewer, filters)).total
      expect(await total({ kind: 'burden' })).toBe(2)
      expect(await total({ kind: 'burden', issuer: 'ORG', issuerLevel: 'county' })).toBe(1)
      expect(await total({ place: VILLAGE })).toBe(1)
      expect(await total({ category: 'LEK' })).toBe(1)
      expect(await total({ period: '2026-W25' })).toBe(3)
      expect(await total({ period: '2026-06' })).toBe(3)
      expect(await total({ period: '2026' })).toBe(3)
      expect(await total({ period: '2026-05' })).toBe(0)
      expect(await total({ unanswered: '1' })).toBe(0)
      expect(await total({ state: 'received' })).toBe(3)
    })

    it.each([
      [{ period: '2026-13' }, '/period'],
      [{ after: '2026-06-15.x.1' }, '/after'],
      [{ kind: 'other' }, '/kind'],
      [{ colour: 'red' }, ''],
    ])('names the filter it does not understand: %o', async (filters, path) => {
      const answer = await ask(endpoint, `${staffRoutes.reports}?${new URLSearchParams(filters)}`, reviewer)
      expect(refusal(answer)).toBe('422 request-invalid')
      expect(answer.json<Problem>().errors?.map((error) => error.path)).toEqual([path])
    })

    it('tells of a burden report its week and no day, and names places up to the county', async () => {
      const { reports } = await list(endpoint, reviewer)
      const burden = reports.find(({ issuer }) => issuer === 'ORG')
      expect(burden).toMatchObject({ week: '2026-06-15', state: 'received', subtypes: ['MTG-01'], burst: false })
      expect(burden).not.toHaveProperty('day')
      expect(reports.find(({ kind }) => kind === 'grid')).toMatchObject({ day: '2026-06-17', week: '2026-06-15' })
      expect(reports.find(({ kind }) => kind === 'grid')?.placeName).toMatch(/^环翠区 · .+ · .+/)
    })

    it('is written down once with its filters, whatever the number of pages', async () => {
      const who = await signedIn(endpoint, { role: 'reviewer' })
      await released(endpoint, ...Array.from({ length: 60 }, () => aBurden(endpoint, { category: 'DOC' })))
      const first = await list(endpoint, who, { category: 'DOC' })
      await released(endpoint, ...Array.from({ length: 3 }, () => aBurden(endpoint, { category: 'DOC' })))
      const second = await list(endpoint, who, { category: 'DOC', after: first.next ?? '' })
      const seen = [...first.reports, ...second.reports].map(({ ref }) => ref)
      expect([first.total, second.total, second.next]).toEqual([60, 60, undefined])
      expect(new Set(seen).size).toBe(seen.length)
      expect(await acts(endpoint, who)).toEqual(['reports-listed category=DOC'])
    })

    it('is written down also for somebody who begins behind its first page, so that nobody reads on unseen', async () => {
      const who = await signedIn(endpoint, { role: 'reviewer' })
      const { reports } = await list(endpoint, who, { category: 'DOC', after: `9999-12-27.${'f'.repeat(32)}.0` })
      expect(reports.length).toBeGreaterThan(0)
      expect(await acts(endpoint, who)).toEqual(['reports-listed category=DOC'])
    })
  })
})
