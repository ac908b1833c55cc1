import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import type { Poster } from '../../../src/contract/poster.ts'
import { isPosterCode, makePosterCode } from '../../../src/contract/poster-code.ts'
import { MORNING } from '../../setup/clock.ts'
import { type Endpoint, endpoints, forEachEndpoint, OPERATOR, posterFor } from '../../setup/endpoint.ts'
import { BUILDING, COUNTY, GRID, huancui, LARGE_TOWN, TOWN, VILLAGE, weihai } from '../../setup/places.ts'
import { refusal } from '../../setup/reports.ts'
import { REVIEWER } from '../../setup/reviewer.ts'

const levels = ({ places }: Poster) => places.map(({ level }) => level)

forEachEndpoint((start) => {
  describe('what a posted code stands for', () => {
    let shared: Endpoint
    beforeAll(async () => {
      shared = await start()
    })

    it('a burden code offers the area first, then county and city, then every village of the area', async () => {
      const { burden, store } = shared
      const villages = await store.places.areaVillages(burden.places[0]?.code ?? '')
      expect(burden.kind).toBe('burden')
      expect(burden.label).toBe(burden.places[0]?.name)
      expect(levels(burden).slice(0, 3)).toEqual(['area', 'county', 'city'])
      expect(burden.places.slice(3).map(({ code }) => code)).toEqual(villages.map(({ code }) => code))
      expect(villages.map(({ code }) => code)).toContain(VILLAGE)
    })

    it('a town that is its own area is offered as the area, once', async () => {
      const endpoint = shared
      const code = await posterFor(endpoint, 'burden', LARGE_TOWN)
      const poster = (await endpoint.app.inject(routes.poster(code))).json<Poster>()
      expect(poster.places[0]).toMatchObject({ level: 'area', code: LARGE_TOWN, name: '桥头镇' })
      expect(poster.places.filter((place) => place.code === LARGE_TOWN)).toHaveLength(1)
      expect(poster.places).toHaveLength(3 + 52)
    })

    it('a grid code offers its village alone, and says in which town it lies', () => {
      const { grid } = shared
      expect(grid.places.map(({ level, code }) => [level, code])).toEqual([['village', VILLAGE]])
      expect(grid.label).toBe('张村镇 · 华锦社区居委会')
    })

    it.each([
      ['building', BUILDING],
      ['grid', GRID],
    ])('a code of a %s offers it first, then its village', async (level, place) => {
      const endpoint = shared
      const code = await posterFor(endpoint, 'grid', place)
      const poster = (await endpoint.app.inject(routes.poster(code))).json<Poster>()
      expect(poster.places.map((each) => [each.level, each.code])).toEqual([
        [level, place],
        ['village', VILLAGE],
      ])
    })

    it('both sheets lead to the other door', async () => {
      const { burden, grid } = shared
      expect(grid.also).toEqual([{ kind: 'burden', label: burden.label, code: burden.code }])
      expect(burden.also).toEqual([{ kind: 'grid', label: '华锦社区居委会', code: grid.code }])
    })

    it('a withdrawn code is no other door', async () => {
      const { app, burden, grid, store } = await start()
      await store.posters.revoke(grid.code, '2026-06-17')
      expect((await app.inject(routes.poster(burden.code))).json<Poster>().also).toEqual([])
    })

    it('it carries operator, keys, version of the categories and the way reports travel', async () => {
      const { burden, context } = shared
      expect(burden).toMatchObject({
        operator: OPERATOR,
        recipients: [REVIEWER.recipient],
        intakeKey: context.seal.recipient,
        serverKeys: [context.signer.publicKey],
        taxonomy: '1',
        transport: { kind: 'direct' },
      })
      expect(burden).not.toHaveProperty('trial')
    })

    it('in a trial it says so', async () => {
      const { burden } = await start({ installation: { mode: 'trial' } })
      expect(burden.trial).toBe(true)
    })

    it('every place and kind has its own capability, and the next year another', async () => {
      const { app, burden, grid, clock } = shared
      const caps = [...burden.places, ...grid.places].map(({ cap }) => cap)
      expect(new Set(caps).size).toBe(caps.length)
      for (const cap of caps) expect(cap).toMatch(/^h1\.[A-Za-z0-9_-]{43}$/)
      clock.set('2026-12-31T16:00:00Z')
      const next = (await app.inject(routes.poster(burden.code))).json<Poster>()
      clock.set(MORNING)
      expect(next.places[0]?.cap).not.toBe(burden.places[0]?.cap)
    })

    it('every client gets the same bytes, whatever it says of itself', async () => {
      const { app, burden } = shared
      const url = routes.poster(burden.code)
      const one = await app.inject({ url, headers: { 'user-agent': 'A', 'accept-language': 'en', cookie: 'a=1' } })
      const two = await app.inject({ url, headers: { 'user-agent': 'B', 'x-forwarded-for': '10.1.2.3' } })
      expect(two.rawPayload.equals(one.rawPayload)).toBe(true)
      const stable = ({ date, ...headers }: Record<string, unknown>) => headers
      expect(stable(two.headers)).toEqual(stable(one.headers))
      expect(one.headers['set-cookie']).toBeUndefined()
    })

    it('a code withdrawn by another process is withdrawn here', async () => {
      const one = await start()
      const two = await start({ beside: one })
      expect((await two.app.inject(routes.poster(one.burden.code))).statusCode).toBe(200)
      await one.store.posters.revoke(one.burden.code, '2026-06-17')
      expect(refusal(await two.app.inject(routes.poster(one.burden.code)))).toBe('410 poster-revoked')
    })

    it('names imported by another process arrive at once', async () => {
      const one = await start()
      const two = await start({ beside: one })
      const nameOfCounty = async () =>
        (await two.app.inject(routes.poster(one.burden.code))).json<Poster>().places[1]?.name
      expect(await nameOfCounty()).toBe('环翠区')
      await one.store.places.save([{ code: COUNTY, name: '环翠新区', level: 'county', parent: '371000000000' }])
      expect(await nameOfCounty()).toBe('环翠新区')
    })
  })
})

describe('a code as it is typed', () => {
  // Random codes often hold neither 0 nor 1: this one holds both.
  const CODE = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].map((last) => `01ABCDEFG${last}`).find(isPosterCode) ?? ''
  const start = endpoints()
  let shared: Endpoint
  beforeAll(async () => {
    shared = await start()
    await shared.store.posters.add([
      { code: CODE, kind: 'grid', place: BUILDING, created: '2026-06-17', revoked: null },
    ])
  })
  const typed: readonly [string, (code: string) => string][] = [
    ['in lower case', (code) => code.toLowerCase()],
    ['with O for 0', (code) => code.replaceAll('0', 'o')],
    ['with I for 1', (code) => code.replaceAll('1', 'I')],
    ['with a small L for 1', (code) => code.replaceAll('1', 'l')],
    ['in groups', (code) => encodeURIComponent(`${code.slice(0, 5)} ${code.slice(5)}`)],
    [
      'with full-width letters',
      (code) =>
        encodeURIComponent(code.replace(/[A-Z0-9]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0))),
    ],
  ]

  it.each(typed)('%s is the same code', async (_how, type) => {
    const response = await shared.app.inject(routes.poster(type(CODE)))
    expect(response.json<Poster>().code).toBe(CODE)
  })

  it('one wrong character is told apart from a code nobody has', async () => {
    const { app, burden } = shared
    const last = burden.code.endsWith('Z') ? 'Y' : 'Z'
    expect(refusal(await app.inject(routes.poster(burden.code.slice(0, -1) + last)))).toBe('404 poster-mistyped')
    const other = makePosterCode((count) => new Uint8Array(count).fill(7))
    expect(refusal(await app.inject(routes.poster(other)))).toBe('404 poster-unknown')
  })

  it.each(['1', 'ABCDEFGHJKM', '%F0%9F%98%80', '..%2f..%2fetc', "'%20or%201=1--"])('%s was mistyped', async (code) => {
    const { app } = shared
    expect(refusal(await app.inject(routes.poster(code)))).toBe('404 poster-mistyped')
  })

  it('without a reviewer key the code is there but cannot be used yet, and the answer says when to ask again', async () => {
    const endpoint = await start({ installation: { recipients: [] } })
    const [code = ''] = (await endpoint.store.posters.list()).map((poster) => poster.code)
    const response = await endpoint.app.inject(routes.poster(code))
    expect(refusal(response)).toBe('503 not-ready')
    expect(response.headers['retry-after']).toMatch(/^[0-9]+$/)
  })
})

describe('places without the usual levels', () => {
  const start = endpoints()

  it('in a municipality the municipality itself stands in the place of the city', async () => {
    const villages = Array.from({ length: 34 }, (_, index) => ({
      code: `120101001${String(index + 1).padStart(3, '0')}`,
      name: `第${index + 1}社区`,
      level: 'village' as const,
      parent: '120101001000',
    }))
    const endpoint = await start({
      places: [
        { code: '120000000000', name: '天津市', level: 'province', parent: null },
        { code: '120100000000', name: '市辖区', level: 'city', parent: '120000000000' },
        { code: '120101000000', name: '和平区', level: 'county', parent: '120100000000' },
        { code: '120101001000', name: '劝业场街道', level: 'town', parent: '120101000000' },
        ...villages,
      ],
    })
    const code = await posterFor(endpoint, 'burden', '120101001000')
    const poster = (await endpoint.app.inject(routes.poster(code))).json<Poster>()
    expect(poster.places.slice(0, 3).map(({ level, name }) => [level, name])).toEqual([
      ['area', '劝业场街道'],
      ['county', '和平区'],
      ['city', '天津市'],
    ])
  })

  it('every area of Weihai has a sheet that offers area, county and city', async () => {
    const endpoint = await start({ places: weihai() })
    const towns = (await endpoint.store.places.list()).filter(({ level }) => level === 'town')
    const areas = [...new Set(towns.map(({ area }) => area))]
    for (const area of areas) {
      const code = await posterFor(endpoint, 'burden', area ?? '')
      const poster = (await endpoint.app.inject(routes.poster(code))).json<Poster>()
      expect(
        levels(poster)
          .filter((level) => level !== 'village')
          .join(),
      ).toMatch(/^area,(county,)?city$/)
    }
  })
})

describe('a poster that changes while it is read', () => {
  const start = endpoints()

  it('is not remembered in its old shape', async () => {
    const { app, burden, context, store } = await start({ places: huancui() })
    const { path } = store.places
    context.clock.day()
    await store.posters.add([{ code: '0123456789', kind: 'grid', place: TOWN, created: '2026-06-17', revoked: null }])
    let slow: Promise<unknown> = Promise.resolve()
    // The first look is held up after it has read the row; meanwhile the code is withdrawn and looked at again.
    Object.assign(store.places, {
      path: async (place: string) => {
        Object.assign(store.places, { path })
        await store.posters.revoke(burden.code, '2026-06-17')
        expect(refusal(await app.inject(routes.poster(burden.code)))).toBe('410 poster-revoked')
        return path(place)
      },
    })
    slow = app.inject(routes.poster(burden.code))
    await slow
    expect(refusal(await app.inject(routes.poster(burden.code)))).toBe('410 poster-revoked')
  })
})
