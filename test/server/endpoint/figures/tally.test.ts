import { Check } from 'typebox/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { ROLES } from '../../../../src/contract/staff/roles.ts'
import { Tally, type TallyFilters } from '../../../../src/contract/staff/tally.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN, VILLAGE } from '../../../setup/places.ts'
import { aGrid, faultPaths, fileReport, refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { CITY, get, live } from './history.ts'

forEachEndpoint((start) => {
  describe('the tally of those who do not read reports', () => {
    let endpoint: Endpoint
    let supervisor: SignedIn
    let villages: string[]
    const ask = async (filters: TallyFilters, who = supervisor, url: string = staffRoutes.tally) => {
      const answer = await get(endpoint, url, who, filters)
      expect(answer.statusCode, answer.body).toBe(200)
      const tally = answer.json<Tally>()
      expect(Check(Tally, tally)).toBe(true)
      return tally
    }
    const status = async (filters: TallyFilters, who: SignedIn | undefined, url: string = staffRoutes.tally) => {
      const answer = await get(endpoint, url, who, filters)
      return answer.statusCode === 200 ? 200 : refusal(answer)
    }

    beforeAll(async () => {
      endpoint = await start()
      villages = (await endpoint.store.places.children(LARGE_TOWN)).map(({ code }) => code)
      endpoint.clock.set('2026-06-22T02:00:00Z')
      supervisor = await signedIn(endpoint, { role: 'supervisor' })
      await live(
        endpoint,
        [
          {
            ...{ day: '2026-06-09', places: villages.slice(0, 6), issuerLevel: 'county', issuer: 'CIVIL' },
            ...{ subtypes: ['MTG-01'], quantities: { meetingsPerWeek: 3 } },
          },
          { day: '2026-06-16', places: villages.slice(0, 4), issuerLevel: 'county', issuer: 'CIVIL' },
          { day: '2026-06-16', places: villages.slice(10, 13), category: 'PLQ', issuerLevel: 'town' },
        ],
        '2026-06-22',
      )
      await fileReport(endpoint, aGrid(endpoint))
      await endpoint.store.tallies.fold()
    })

    it('is made of whole blocks: six of one week are shown, four and three of the next one wait', async () => {
      const tally = await ask({ period: '2026-06' })
      expect(tally).toMatchObject({
        source: 'released',
        filters: { kind: 'burden', place: CITY, period: '2026-06' },
        place: { code: CITY, name: '威海市', level: 'city' },
        path: [{ code: CITY }],
        asOf: { day: '2026-06-22', closedWeek: '2026-W25', next: '2026-06-29', since: '2026-W24' },
        total: { n: 6, above: 0 },
      })
      expect(tally.byCategory.rows.filter(({ n }) => n > 0)).toEqual([{ code: 'MTG', n: 6 }])
      expect(tally.byIssuer?.rows).toEqual([{ level: 'county', code: 'CIVIL', n: 6 }])
      expect(tally.byPlace.rows.filter(({ n }) => n > 0)).toMatchObject([{ code: COUNTY, n: 6, deeper: true }])
      expect(tally.trend.at(-1)).toEqual({ period: '2026-06', n: 6 })
      expect(tally.quantities).toEqual([
        { category: 'MTG', key: 'meetingsPerWeek', norm: 1, blocks: 1, medians: [{ floor: 3, blocks: 1 }] },
      ])
      expect(tally.areas.reporting).toBeUndefined()
      expect(tally).not.toHaveProperty('previous')
      expect(tally).not.toHaveProperty('bursts')
    })

    it('nothing is said of a week whose reports wait, not even that there are some', async () => {
      const { total, byCategory, byPlace } = await ask({ period: '2026-W25' })
      expect(total).toEqual({ n: 0, above: 0 })
      expect([...byCategory.rows, ...byPlace.rows].every(({ n }) => n === 0)).toBe(true)
      const { previous } = await ask({ period: '2026-W25' })
      expect(previous).toEqual({ period: '2026-W24', n: 6, above: 0 })
    })

    it('for those who read them it is exact, and each look is written down', async () => {
      const reviewer = await signedIn(endpoint, { role: 'reviewer' })
      const tally = await ask({ period: '2026-06' }, reviewer, staffRoutes.exactTally)
      expect(tally).toMatchObject({ source: 'exact', total: { n: 13, above: 0 }, bursts: 0, areas: { reporting: 1 } })
      expect(tally.byCategory.rows.filter(({ n }) => n > 0)).toEqual([
        { code: 'MTG', n: 10 },
        { code: 'PLQ', n: 3 },
      ])
      expect(tally.quantities).toEqual([
        { category: 'MTG', key: 'meetingsPerWeek', norm: 1, values: 6, low: 3, median: 3, high: 3 },
      ])
      expect(tally.trend.at(-1)).toEqual({ period: '2026-06', n: 13, bursts: 0 })
      const [entry] = await endpoint.store.audit.list(1, undefined, reviewer.member.name, 'exact-tally-seen')
      expect(entry?.subject).toBe(`exact kind=burden&place=${CITY}&period=2026-06`)
    })

    it('of the grid it is open: a work order is no secret', async () => {
      const tally = await ask({ kind: 'grid', period: '2026-06-22' })
      expect(tally.total).toEqual({ n: 1, above: 0 })
      expect(tally).toMatchObject({ source: 'open', asOf: { next: '2026-06-22' } })
      expect(tally).not.toHaveProperty('byIssuer')
      const month = await ask({ kind: 'grid', place: TOWN })
      expect(month.byPlace.rows.filter(({ n }) => n > 0)).toMatchObject([{ code: VILLAGE, n: 1, deeper: false }])
      expect(month.path.map(({ code }) => code)).toEqual([CITY, COUNTY, TOWN])
    })

    it('is for every role but the handler; exact figures are for reviewers', async () => {
      const seen: Record<string, unknown> = {}
      for (const role of ROLES) {
        const who = await signedIn(endpoint, { role })
        seen[role] = [await status({}, who), await status({}, who, staffRoutes.exactTally)]
      }
      expect(seen).toEqual({
        administrator: [200, '403 not-yours'],
        reviewer: [200, 200],
        dispatcher: [200, '403 not-yours'],
        handler: ['403 not-yours', '403 not-yours'],
        supervisor: [200, '403 not-yours'],
      })
      expect(await status({}, undefined)).toBe('401 sign-in-needed')
    })

    it('nobody whose scope is below a county sees burden figures, in whatever role', async () => {
      for (const place of [TOWN, LARGE_TOWN, VILLAGE, endpoint.burden.places[0]?.code ?? '']) {
        const supervisor = await signedIn(endpoint, { role: 'supervisor', place })
        const reviewer = await signedIn(endpoint, { role: 'reviewer', place })
        expect(await status({ kind: 'burden' }, supervisor)).toBe('403 not-yours')
        expect(await status({}, reviewer, staffRoutes.exactTally)).toBe('403 not-yours')
        expect(await status({ kind: 'burden', place: CITY }, supervisor)).toBe('403 not-yours')
      }
    })

    it('a county sees itself and nothing beside or above it', async () => {
      const ofCounty = await signedIn(endpoint, { role: 'supervisor', place: COUNTY })
      const tally = await ask({ period: '2026-06' }, ofCounty)
      expect(tally.path).toEqual([{ code: COUNTY, name: '环翠区' }])
      expect(tally.byPlace.rows.map(({ code, n }) => [code, n])).toContainEqual([LARGE_TOWN, 6])
      for (const place of [CITY, '371003000000']) expect(await status({ place }, ofCounty)).toBe('403 not-yours')
      expect(await status({ issuerLevel: 'town' }, ofCounty)).toBe('403 not-yours')
      expect(await status({ issuerLevel: 'town' }, supervisor)).toBe(200)
    })

    it('a filter that makes no sense is refused by name', async () => {
      const paths = async (filters: object) => faultPaths(await get(endpoint, staffRoutes.tally, supervisor, filters))
      expect(await paths({ period: '2026-99' })).toEqual(['/period'])
      expect(await paths({ category: 'ZZZ' })).toEqual(['/category'])
      expect(await status({ more: '1' } as TallyFilters, supervisor)).toBe('422 request-invalid')
      const reviewer = await signedIn(endpoint, { role: 'reviewer' })
      expect(await status({ kind: 'grid' }, reviewer, staffRoutes.exactTally)).toBe('422 request-invalid')
    })

    it('answers are not kept by anybody on the way', async () => {
      const { headers } = await get(endpoint, staffRoutes.tally, supervisor)
      expect(headers['cache-control']).toBe('no-store')
    })
  })

  it('an empty installation has zeros, no comparison, and says when the first figures come', async () => {
    const endpoint = await start()
    const supervisor = await signedIn(endpoint, { role: 'supervisor' })
    for (const kind of ['burden', 'grid'] as const) {
      const tally = (await get(endpoint, staffRoutes.tally, supervisor, { kind })).json<Tally>()
      expect(Check(Tally, tally)).toBe(true)
      expect(tally.total).toEqual({ n: 0, above: 0 })
      expect(tally.asOf).toEqual({ day: '2026-06-17', next: kind === 'burden' ? '2026-06-22' : '2026-06-17' })
      expect(tally).not.toHaveProperty('previous')
      expect(tally).not.toHaveProperty('lastYear')
      expect(tally.trend).toHaveLength(13)
    }
  })
})
