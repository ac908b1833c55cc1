import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Coverage, PosterTroubles, Spot } from '../../../../src/contract/staff/hanging.ts'
import type { PosterPage } from '../../../../src/contract/staff/posters.ts'
import { type Endpoint, endpoints, posterFor } from '../../../setup/endpoint.ts'
import { BUILDING, COUNTY, GRID, LARGE_TOWN, TOWN, VILLAGE } from '../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { asker, refused } from './case-settings/ask.ts'

const CITY = '371000000000'

const start = endpoints()
let endpoint: Endpoint
let handler: SignedIn
let ask: ReturnType<typeof asker>
const look = async (place: string, kind = 'burden', show = 'all', who = handler) =>
  (await ask(who, 'GET', `${staffRoutes.coverage}?place=${place}&kind=${kind}&show=${show}`)).json<Coverage>()
const see = (kind: string, place: string, state: string, who = handler) =>
  ask(who, 'PUT', staffRoutes.coverage, { kind, place, state })
beforeAll(async () => {
  endpoint = await start()
  ask = asker(endpoint)
  handler = await signedIn(endpoint, { role: 'handler', unit: 'U1', name: '小于' })
})

describe('what is still to hang', () => {
  it('stands town by town in the order of the register, whatever hangs where', async () => {
    const { store } = endpoint
    await see('burden', VILLAGE, 'hangs')
    const { towns, wanted, hanging, place } = await look(COUNTY)
    expect(place).toEqual({ code: COUNTY, name: '环翠区' })
    const codes = towns.map(({ code }) => code)
    expect(codes).toEqual([...codes].sort())
    for (const { code, name, places } of towns) {
      expect(name).toBe((await store.places.get(code))?.name)
      expect(places.map((line) => line.code)).toEqual(places.map((line) => line.code).sort())
    }
    expect(towns.flatMap(({ places }) => places)).toHaveLength(wanted)
    expect(hanging).toBe(1)
  })

  it('leaves out what hangs, where only the rest is asked for', async () => {
    await see('burden', VILLAGE, 'hangs')
    const { towns, wanted } = await look(TOWN, 'burden', 'open')
    expect(towns).toHaveLength(1)
    expect(towns[0]?.places).toHaveLength(wanted - 1)
    expect(towns[0]?.places.map(({ code }) => code)).not.toContain(VILLAGE)
  })

  it('above the county has sums alone: lines of counties side by side would be read as a ranking', async () => {
    const { towns, wanted } = await look(CITY)
    expect(towns).toEqual([])
    expect(wanted).toBe((await look(COUNTY)).wanted)
  })

  it('says of what no code is in force, and of a building in which village it stands', async () => {
    const without = (await look(LARGE_TOWN)).towns[0]?.places ?? []
    expect(without.some(({ poster }) => poster)).toBe(false)
    await posterFor(endpoint, 'grid', BUILDING)
    const lines = (await look(VILLAGE, 'grid')).towns[0]?.places
    expect(lines?.map(({ code, name, poster }) => [code, name, poster])).toEqual([
      [VILLAGE, '华锦社区居委会', true],
      [BUILDING, '华锦社区居委会 · 3号楼', true],
    ])
  })

  it('of a place nobody knows is not there', async () => {
    const answer = await ask(handler, 'GET', `${staffRoutes.coverage}?place=371002997000&kind=grid&show=all`)
    expect(refused(answer)).toBe('not-found')
  })
})

describe('a sheet seen on the spot', () => {
  it('is written down with the day and who saw it', async () => {
    expect((await see('grid', VILLAGE, 'torn')).statusCode).toBe(200)
    const [line] = (await look(VILLAGE, 'grid')).towns[0]?.places ?? []
    expect(line).toMatchObject({ state: 'torn', day: '2026-06-17' })
    const [entry] = await endpoint.store.audit.list(1, undefined, undefined, 'sheet-seen')
    expect(entry).toMatchObject({ who: '小于', subject: `grid ${VILLAGE} torn` })
  })

  it.each([
    ['in a town as a whole', 'burden', TOWN],
    ['of burdens in a building', 'burden', BUILDING],
    ['in a village nobody knows', 'grid', '371002100997'],
  ])('%s is refused: no such sheet is wanted there', async (_where, kind, place) => {
    expect(refused(await see(kind, place, 'hangs'))).toBe('request-invalid /place')
  })

  it('that hangs settles what was told of it; one office says nothing of the others of its area', async () => {
    const { store, grid, burden } = endpoint
    const marked = async () => [...(await store.troubles.of([grid.code, burden.code])).keys()].sort()
    await store.troubles.mark(grid.code, 'torn', '2026-06-15')
    await store.troubles.mark(burden.code, 'torn', '2026-06-15')
    await see('grid', VILLAGE, 'missing')
    expect(await marked()).toEqual([grid.code, burden.code].sort())
    await see('grid', VILLAGE, 'hangs')
    await see('burden', VILLAGE, 'hangs')
    expect(await marked()).toEqual([burden.code])
    const [entry] = await store.audit.list(1, undefined, undefined, 'trouble-settled')
    expect(entry?.subject).toBe(grid.code)
  })
})

describe('a sheet that staff have scanned', () => {
  const spot = (code: string, who = handler) => ask(who, 'GET', staffRoutes.spot(code))

  it('of the grid hangs at its place', async () => {
    const { code } = endpoint.grid
    const answer = (await spot(`${code.slice(0, 5)}-${code.slice(5).toLowerCase()}`)).json<Spot>()
    expect(answer).toMatchObject({ code, kind: 'grid', state: 'active', place: { code: VILLAGE } })
    expect(answer.places.map((place) => [place.code, place.town])).toEqual([[VILLAGE, '张村镇']])
  })

  it('of burdens may hang in any office of its area, inside the scope', async () => {
    const { store, burden } = endpoint
    const area = (await store.places.get(TOWN))?.area ?? ''
    const all = (await spot(burden.code)).json<Spot>()
    expect(all.place.code).toBe(area)
    expect(all.places).toHaveLength((await store.posters.areaSizes([area])).get(area) ?? -1)
    const one = await signedIn(endpoint, { role: 'handler', unit: 'U1', place: VILLAGE })
    expect((await spot(burden.code, one)).json<Spot>().places.map(({ code }) => code)).toEqual([VILLAGE])
  })

  it('of a county is general, and hangs in no village', async () => {
    const code = await posterFor(endpoint, 'burden', COUNTY)
    const answer = (await spot(code)).json<Spot>()
    expect([answer.place.code, answer.places]).toEqual([COUNTY, []])
  })

  it('with a code that was withdrawn says so', async () => {
    const code = await posterFor(endpoint, 'grid', GRID)
    await endpoint.store.posters.revoke(code, '2026-06-17')
    expect((await spot(code)).json<Spot>().state).toBe('revoked')
  })

  it('from elsewhere is not theirs to speak of', async () => {
    const other = await signedIn(endpoint, { role: 'handler', unit: 'U1', place: LARGE_TOWN })
    expect(refused(await spot(endpoint.grid.code, other))).toBe('not-yours')
    expect(refused(await spot(endpoint.burden.code, other))).toBe('not-yours')
    expect(refused(await spot('0000000001'))).toBe('poster-mistyped')
    expect(refused(await spot('0000000000'))).toBe('poster-mistyped')
  })
})

describe('what was told of sheets', () => {
  it('is shown to whoever is in charge there, and goes when they have looked after it', async () => {
    const { store, grid } = endpoint
    await store.troubles.mark(grid.code, 'tampered', '2026-06-15')
    const list = async (who: SignedIn) =>
      (await ask(who, 'GET', staffRoutes.posterTroubles))
        .json<PosterTroubles>()
        .troubles.filter(({ kind }) => kind === 'grid')
    const one = await signedIn(endpoint, { role: 'handler', unit: 'U1', place: TOWN })
    const other = await signedIn(endpoint, { role: 'administrator', place: LARGE_TOWN })
    expect(await list(one)).toEqual([
      {
        ...{ code: grid.code, kind: 'grid', trouble: 'tampered', week: '2026-06-15' },
        place: { code: VILLAGE, name: '华锦社区居委会' },
        path: [{ code: TOWN, name: '张村镇' }],
      },
    ])
    expect(await list(other)).toEqual([])
    expect(refused(await ask(other, 'DELETE', staffRoutes.posterTrouble(grid.code)))).toBe('not-found')
    expect((await ask(one, 'DELETE', staffRoutes.posterTrouble(grid.code))).statusCode).toBe(204)
    expect(refused(await ask(one, 'DELETE', staffRoutes.posterTrouble(grid.code)))).toBe('not-found')
    expect(await list(handler)).toEqual([])
  })

  it('of a burden sheet is for counties and wider: in a town it would tell that somebody here was about to report', async () => {
    const { store, burden } = endpoint
    await store.troubles.mark(burden.code, 'torn', '2026-06-15')
    const codes = async (place: string) => {
      const who = await signedIn(endpoint, { role: 'administrator', place })
      const told = (await ask(who, 'GET', staffRoutes.posterTroubles)).json<PosterTroubles>().troubles
      const lines = (await ask(who, 'GET', staffRoutes.posters)).json<PosterPage>().posters
      return {
        who,
        told: told.map(({ code }) => code),
        listed: lines.filter(({ troubles }) => troubles.length > 0).map(({ code }) => code),
      }
    }
    const county = await codes(COUNTY)
    const town = await codes(TOWN)
    expect([county.told, county.listed]).toEqual([[burden.code], [burden.code]])
    expect([town.told, town.listed]).toEqual([[], []])
    expect(refused(await ask(town.who, 'DELETE', staffRoutes.posterTrouble(burden.code)))).toBe('not-found')
    expect((await ask(county.who, 'DELETE', staffRoutes.posterTrouble(burden.code))).statusCode).toBe(204)
  })
})
