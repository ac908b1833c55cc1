import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { PlaceDetail, PlaceHits } from '../../../../src/contract/staff/places.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { BUILDING, COUNTY, GRID, LARGE_TOWN, TOWN, VILLAGE } from '../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'

const OTHER_COUNTY = '371003000000'
const lastOf = (list: readonly { readonly name: string }[]) => list.at(-1)?.name

forEachEndpoint((start) => {
  describe('places for the staff', () => {
    let endpoint: Endpoint
    let admin: SignedIn
    let handler: SignedIn
    beforeAll(async () => {
      endpoint = await start()
      admin = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
      handler = await signedIn(endpoint, { role: 'handler', place: LARGE_TOWN })
    })
    const ask = (who: SignedIn, method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) =>
      endpoint.app.inject({ method, url, headers: who.headers, ...(payload && { payload }) })
    const search = async (who: SignedIn, q: string) =>
      (await ask(who, 'GET', `${staffRoutes.placeSearch}?${new URLSearchParams({ q })}`)).json<PlaceHits>()
    const detail = async (code: string, who = admin) =>
      (await ask(who, 'GET', staffRoutes.placeDetail(code))).json<PlaceDetail>()
    const acts = async () => (await endpoint.store.audit.list(50)).map(({ act, subject }) => `${act} ${subject}`)

    it('are found with what lies above them, from the top of the own scope on', async () => {
      const village = await detail(VILLAGE)
      const hit = (await search(admin, VILLAGE)).places[0]
      expect(hit).toMatchObject({ code: VILLAGE, name: village.place.name, level: 'village' })
      expect(hit?.path.map(({ code }) => code)).toEqual([COUNTY, TOWN])
      const own = await signedIn(endpoint, { role: 'reviewer', place: TOWN })
      expect((await search(own, VILLAGE)).places[0]?.path.map(({ code }) => code)).toEqual([TOWN])
    })

    it('are found in the own scope alone, and no more than fit an answer', async () => {
      expect((await search(handler, VILLAGE)).places).toEqual([])
      const { places, more } = await search(handler, LARGE_TOWN.slice(0, 9))
      expect([places.length, more]).toEqual([30, true])
      for (const { code } of places) expect(code.startsWith(LARGE_TOWN.slice(0, 9))).toBe(true)
      expect((await ask(admin, 'GET', staffRoutes.placeSearch)).statusCode).toBe(422)
    })

    it('have everyday names, which administrators of the scope set, and which are written down', async () => {
      const set = (who: SignedIn, code: string, aliases: string[]) =>
        ask(who, 'PUT', staffRoutes.placeAliases(code), { aliases })
      const answer = await set(admin, VILLAGE, ['老官庄'])
      expect(answer.json<PlaceDetail>().aliases).toEqual(['老官庄'])
      expect((await search(handler, '老官庄')).places).toEqual([])
      expect((await search(admin, 'lgz')).places.find(({ alias }) => alias === '老官庄')?.code).toBe(VILLAGE)
      expect(await acts()).toContain(`aliases-set ${VILLAGE}`)

      expect((await set(handler, LARGE_TOWN, ['镇'])).statusCode).toBe(403)
      expect((await set(admin, OTHER_COUNTY, ['区'])).statusCode).toBe(403)
      expect((await set(admin, '371002999999', ['村'])).statusCode).toBe(404)
      expect((await set(admin, VILLAGE, ['\u202e倒'])).statusCode).toBe(422)
      expect((await detail(VILLAGE)).aliases).toEqual(['老官庄'])
    })

    it('of villages get grids and buildings, numbered on, and are told what lies below them', async () => {
      const add = (code: string, names: string[], level = 'building') =>
        ask(admin, 'POST', staffRoutes.placeParts(code), { level, names })
      const answer = await add(VILLAGE, ['4号楼', '5号楼'])
      expect(answer.json<PlaceDetail>().parts.map(({ code }) => code)).toEqual([
        ...[BUILDING, `${VILLAGE}-B002`, `${VILLAGE}-B003`],
        GRID,
      ])
      expect(await acts()).toContain(`parts-added ${VILLAGE}`)
      expect(lastOf((await detail(`${VILLAGE}-B003`)).path)).toBe((await detail(VILLAGE)).place.name)

      expect((await add(TOWN, ['1号楼'])).statusCode).toBe(422)
      expect((await add('371003001001', ['1号楼'])).statusCode).toBe(403)
      expect((await add('371002999999', ['1号楼'])).statusCode).toBe(404)
      expect((await add(VILLAGE, [' '])).statusCode).toBe(422)
      expect((await add(VILLAGE, ['1号楼'], 'village')).statusCode).toBe(422)
    })

    it('that have ceased are told with the day and with what they became, and get no new buildings', async () => {
      const merged = '371002109201'
      const [row] = (await endpoint.store.places.list()).filter(({ parent }) => parent === LARGE_TOWN)
      const old = row?.code ?? merged
      await endpoint.store.places.change({
        ...{ rows: [], complete: false, successors: new Map([[old, VILLAGE]]), day: '2026-10-05' },
      })
      expect(await detail(old)).toMatchObject({ gone: '2026-10-05', successor: { code: VILLAGE }, parts: [] })
      expect((await search(admin, old)).places).toMatchObject([{ code: old, gone: '2026-10-05' }])
      const refused = await ask(admin, 'POST', staffRoutes.placeParts(old), { level: 'grid', names: ['网格'] })
      expect(refused.statusCode).toBe(422)
    })

    it('leave as a table of the scope, for administrators', async () => {
      const file = await ask(admin, 'GET', staffRoutes.placeExport)
      const lines = file.body.split('\r\n').slice(0, -1)
      expect(lines[0]).toBe('\ufeffcode,name,level,parent_code')
      expect(lines.slice(1).every((line) => line.startsWith('371002'))).toBe(true)
      expect(lines).toContain(`${GRID},第一网格,grid,${VILLAGE}`)
      expect(file.body).not.toContain(',area,')
      expect(file.headers['content-disposition']).toContain('.csv')
    })
  })
})
