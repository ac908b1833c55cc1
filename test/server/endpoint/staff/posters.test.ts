import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { isPosterCode } from '../../../../src/contract/poster-code.ts'
import type { MadePosters, PosterActed, PosterPage } from '../../../../src/contract/staff/posters.ts'
import type { Kind } from '../../../../src/contract/taxonomy/types.ts'
import { type Endpoint, endpoints, forEachEndpoint, posterFor } from '../../../setup/endpoint.ts'
import { BUILDING, COUNTY, LARGE_TOWN, TOWN, VILLAGE } from '../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { asker, refused } from './case-settings/ask.ts'

const subjects = async ({ store }: Endpoint, act: 'posters-made' | 'poster-replaced' | 'poster-revoked') =>
  (await store.audit.list(9, undefined, undefined, act)).map(({ subject }) => subject)

forEachEndpoint((start) => {
  describe('the list of codes', () => {
    let endpoint: Endpoint
    let administrator: SignedIn
    const list = async (query = '', who = administrator) =>
      (await asker(endpoint)(who, 'GET', `${staffRoutes.posters}${query}`)).json<PosterPage>()
    beforeAll(async () => {
      endpoint = await start({ publicUrl: 'http://jianfu.example.cn' })
      administrator = await signedIn(endpoint, { role: 'administrator' })
    })

    it('tells of each where it leads, where its place lies, when it was printed and what is told of it', async () => {
      const { grid, store } = endpoint
      const run = { id: 'r1', at: '2026-06-16T20:00:00.000Z', who: '于' }
      await store.printRuns.begin({
        ...run,
        order: {
          ...{ layout: 'a4', design: 'friendly', format: 'pdf', only: 'all', copies: 1 },
          choice: { kind: 'grid', under: [VILLAGE] },
        },
      })
      await store.printRuns.addSheets('r1', [
        { position: 0, poster: grid.code, county: COUNTY, copies: 1, page: 1, digest: 'd' },
      ])
      await store.printRuns.ready('r1', { codes: 1, sheets: 1, pages: 1, made: 0, unprintable: [] }, run.at)
      expect((await list(`?place=${VILLAGE}`)).posters[0]).not.toHaveProperty('printed')
      await store.printRuns.take('r1', run.at)
      await store.printRuns.end('r1', 'done', 1)
      await store.troubles.mark(grid.code, 'torn', '2026-06-15')
      expect(await list(`?place=${VILLAGE}`)).toEqual({
        total: 1,
        posters: [
          {
            code: grid.code,
            kind: 'grid',
            place: { code: VILLAGE, name: '华锦社区居委会', level: 'village' },
            path: [
              { code: '371000000000', name: '威海市' },
              { code: COUNTY, name: '环翠区' },
              { code: TOWN, name: '张村镇' },
            ],
            state: 'active',
            url: `http://jianfu.example.cn/p/${grid.code}`,
            created: '2026-06-17',
            printed: '2026-06-17',
            troubles: ['torn'],
          },
        ],
      })
    })

    it('goes on page by page, a hundred at a time, in register order', async () => {
      const villages = (await endpoint.store.places.list()).filter(({ level }) => level === 'village').slice(0, 130)
      const fresh = villages.filter(({ code }) => code !== VILLAGE)
      await endpoint.store.posters.add(
        fresh.map(({ code }, index) => ({
          ...{ code: `TEST${String(index).padStart(6, '0')}`, kind: 'grid' as const, place: code },
          ...{ created: '2026-06-17', revoked: null },
        })),
      )
      const first = await list('?kind=grid')
      expect(first.posters).toHaveLength(100)
      const second = await list(`?kind=grid&after=${first.next}`)
      const places = [...first.posters, ...second.posters].map(({ place }) => place.code)
      expect(places).toEqual([...places].sort())
      expect(new Set(places).size).toBe(first.total)
      expect(second).not.toHaveProperty('next')
      expect(refused(await asker(endpoint)(administrator, 'GET', `${staffRoutes.posters}?after=1'`))).toBe(
        'request-invalid /after',
      )
    })

    it('shows a town the code of its area, which hangs there, and nothing of other towns', async () => {
      const supervisor = await signedIn(endpoint, { role: 'supervisor', place: TOWN })
      const { posters } = await list('?kind=burden', supervisor)
      expect(posters.map(({ code }) => code)).toEqual([endpoint.burden.code])
      const other = await signedIn(endpoint, { role: 'dispatcher', place: LARGE_TOWN })
      expect((await list('?kind=burden', other)).total).toBe(0)
    })

    it('of two administrators who replace a code at once one gets a new code, the other is told', async () => {
      const ask = asker(endpoint)
      const replace = () =>
        ask(administrator, 'POST', staffRoutes.poster(endpoint.burden.code), { act: 'replace', reason: 'torn' })
      const answers = await Promise.all([replace(), replace()])
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410])
      const active = await list(`?kind=burden&state=active&place=${TOWN}`)
      const done = answers.find(({ statusCode }) => statusCode === 200)?.json<PosterActed>()
      expect(active.posters.map(({ code }) => code)).toEqual([done?.code])
      expect(await subjects(endpoint, 'poster-replaced')).toEqual([`${endpoint.burden.code} torn ${done?.code}`])
    })
  })
})

describe('codes', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let administrator: SignedIn
  let ask: ReturnType<typeof asker>
  const make = async (choice: object) =>
    (await ask(administrator, 'POST', staffRoutes.posters, choice)).json<MadePosters>()
  beforeAll(async () => {
    endpoint = await start()
    ask = asker(endpoint)
    administrator = await signedIn(endpoint, { role: 'administrator' })
  })

  it('are made where they are missing; what hangs on walls keeps its code', async () => {
    const { store, grid } = endpoint
    const made = await make({ kind: 'grid', under: [TOWN] })
    expect(made.kept).toBe(1)
    expect((await store.posters.active('grid', VILLAGE))?.code).toBe(grid.code)
    expect(await store.posters.count({ kind: 'grid', place: TOWN })).toBe(made.made + 1)
    expect(await make({ kind: 'grid', under: [TOWN] })).toEqual({ made: 0, kept: made.made + 1 })
    expect(await subjects(endpoint, 'posters-made')).toEqual([`grid ${TOWN} 0`, `grid ${TOWN} ${made.made}`])
    for (const { code } of await store.posters.list()) expect(isPosterCode(code)).toBe(true)
  })

  it('are made for several places at once, each place once', async () => {
    const { made, kept } = await make({ kind: 'burden', under: [TOWN, LARGE_TOWN, TOWN] })
    expect([made, kept]).toEqual([1, 1])
  })

  it('are not made for a place nobody knows', async () => {
    const answer = await ask(administrator, 'POST', staffRoutes.posters, {
      kind: 'grid',
      under: [TOWN, '371002100997'],
    })
    expect(refused(answer)).toBe('request-invalid /under/1')
  })

  it('are made for nothing outside of the scope, also when other places lie in it', async () => {
    const county = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
    const choice = { kind: 'grid', under: [TOWN, '371003000000'] }
    expect(refused(await ask(county, 'POST', staffRoutes.posters, choice))).toBe('not-yours')
  })

  it('are revoked once, with the reason written down', async () => {
    const { code } = endpoint.grid
    const revoke = () => ask(administrator, 'POST', staffRoutes.poster(code), { act: 'revoke', reason: 'tampered' })
    expect((await revoke()).json()).toEqual({})
    expect(refused(await revoke())).toBe('poster-revoked')
    expect((await endpoint.store.posters.get(code))?.revoked).toBe('2026-06-17')
    expect(await subjects(endpoint, 'poster-revoked')).toEqual([`${code} tampered`])
  })

  it.each<[string, Kind, string]>([
    ['an area belong to its county, not to one of its towns', 'burden', TOWN],
    ['a building belong to its village, not to another town', 'grid', LARGE_TOWN],
  ])('of %s', async (_what, kind, elsewhere) => {
    const { store } = endpoint
    const place = kind === 'burden' ? ((await store.places.get(TOWN))?.area ?? '') : BUILDING
    const code = await posterFor(endpoint, kind, place)
    const replace = async (scope: string) =>
      ask(await signedIn(endpoint, { role: 'administrator', place: scope }), 'POST', staffRoutes.poster(code), {
        ...{ act: 'replace', reason: 'torn' },
      })
    expect(refused(await replace(elsewhere))).toBe('not-found')
    expect((await store.posters.get(code))?.revoked).toBeNull()
    expect((await replace(COUNTY)).statusCode).toBe(200)
  })
})
