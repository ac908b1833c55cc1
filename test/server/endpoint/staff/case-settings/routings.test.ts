import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../../src/contract/api.ts'
import type { Routing } from '../../../../../src/contract/staff/cases/settings.ts'
import { MORNING } from '../../../../setup/clock.ts'
import { type Endpoint, endpoints } from '../../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN } from '../../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../../setup/staff.ts'
import { asker, refused } from './ask.ts'

const CITY = '371000000000'
const ROW: Routing = {
  ...{ place: COUNTY, category: 'GBG', lead: 'SRJ', assists: ['ZJJ'] },
  limit: { unit: 'hours', amount: 24 },
}

describe('who handles what where', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let dispatcher: SignedIn
  let ask: ReturnType<typeof asker>
  beforeAll(async () => {
    endpoint = await start()
    ask = asker(endpoint)
    const entry = { at: MORNING, who: 'a', act: 'unit-saved', subject: '-' } as const
    for (const code of ['SRJ', 'ZJJ', 'GONE'])
      await endpoint.store.units.save({ code, name: `单位${code}`, place: COUNTY }, entry)
    await endpoint.store.caseSettings.removeUnit('GONE', '2026-06-16', [], { ...entry, act: 'unit-removed' })
    dispatcher = await signedIn(endpoint, { role: 'dispatcher', place: COUNTY })
  })
  const put = (row: object, who = dispatcher) => ask(who, 'PUT', staffRoutes.routings, row)
  const list = async (who = dispatcher) => (await ask(who, 'GET', staffRoutes.routings)).json<Routing[]>()

  it('is kept by the dispatcher of the place, and each change is written down', async () => {
    expect((await put(ROW)).json()).toEqual(ROW)
    const changed = { ...ROW, lead: 'ZJJ', assists: [] }
    await put(changed)
    expect(await list()).toEqual([changed])
    const [entry] = await endpoint.store.audit.list(1, undefined, undefined, 'routing-saved')
    expect(entry).toMatchObject({ who: dispatcher.member.name, subject: `${COUNTY} GBG ZJJ` })
  })

  it('names units that are there, each once, a known place and a known category or all of them', async () => {
    expect(refused(await put({ ...ROW, lead: 'NOBODY' }))).toBe('request-invalid /lead')
    expect(refused(await put({ ...ROW, lead: 'GONE' }))).toBe('request-invalid /lead')
    expect(refused(await put({ ...ROW, assists: ['ZJJ', 'GONE'] }))).toBe('request-invalid /assists/1')
    expect(refused(await put({ ...ROW, assists: ['ZJJ', 'ZJJ'] }))).toBe('request-invalid /assists/1')
    expect(refused(await put({ ...ROW, assists: ['SRJ'] }))).toBe('request-invalid /assists/0')
    expect(refused(await put({ ...ROW, category: 'XXX' }))).toBe('request-invalid /category')
    expect(refused(await put({ ...ROW, place: '371002999000' }))).toBe('request-invalid /place')
    expect((await put({ ...ROW, category: '*' })).statusCode).toBe(200)
    expect((await put({ ...ROW, category: 'MTG' })).statusCode).toBe(200)
  })

  it('is read by those it holds for: rows of the scope and of what lies above it, none of a neighbour', async () => {
    const administrator = await signedIn(endpoint, { role: 'administrator' })
    await put({ ...ROW, place: CITY, category: '*' }, administrator)
    await put({ ...ROW, place: LARGE_TOWN, category: '*' })
    const town = await signedIn(endpoint, { role: 'supervisor', place: TOWN })
    const places = (await list(town)).map(({ place }) => place)
    expect(places).toContain(CITY)
    expect(places).toContain(COUNTY)
    expect(places).not.toContain(LARGE_TOWN)
    expect((await list()).map(({ place }) => place)).toContain(LARGE_TOWN)
  })

  it('goes once', async () => {
    const url = `${staffRoutes.routings}?place=${COUNTY}&category=GBG`
    expect((await ask(dispatcher, 'DELETE', url)).statusCode).toBe(204)
    expect((await ask(dispatcher, 'DELETE', url)).statusCode).toBe(404)
    expect((await list()).some(({ place, category }) => place === COUNTY && category === 'GBG')).toBe(false)
    const removed = await endpoint.store.audit.list(9, undefined, undefined, 'routing-removed')
    expect(removed.map(({ subject }) => subject)).toEqual([`${COUNTY} GBG`])
  })
})
