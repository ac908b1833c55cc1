import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Invited, StaffMember } from '../../../../src/contract/staff/account.ts'
import type { PlaceChoices } from '../../../../src/contract/staff/places.ts'
import { type Endpoint, endpoints } from '../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN } from '../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { openCase } from '../../store/cases-for-tests.ts'

const CITY = '371000000000'

describe('accounts', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let admin: SignedIn
  let ofCounty: SignedIn
  beforeAll(async () => {
    endpoint = await start()
    admin = await signedIn(endpoint, { role: 'administrator', name: '管理员' })
    ofCounty = await signedIn(endpoint, { role: 'administrator', name: '环翠管理员', place: COUNTY })
    const entry = { at: '2026-06-17T02:00:00Z', who: 'tests', act: 'unit-saved', subject: 'ZJJ' } as const
    await endpoint.store.units.save({ code: 'ZJJ', name: '住建局', place: CITY }, entry)
  })
  const ask = async (who: SignedIn, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => {
    const answer = await endpoint.app.inject({
      ...{ method, url, headers: who.headers },
      ...(payload ? { payload } : {}),
    })
    const json = answer.json<Record<string, unknown> & { code?: string; errors?: { path: string }[] }>()
    const paths = json.errors?.map(({ path }) => path).join(' ')
    return {
      json,
      said: [answer.statusCode, answer.statusCode < 400 ? '' : json.code, paths].filter(Boolean).join(' '),
    }
  }
  const add = (who: SignedIn, payload: object) => ask(who, 'POST', staffRoutes.accounts, payload)
  const act = (who: SignedIn, id: string, what: string) => ask(who, 'POST', staffRoutes.account(id), { act: what })

  it('are added within the own scope, by names nobody else has', async () => {
    const made = await add(admin, { name: '李强', role: 'handler', place: CITY, unit: 'ZJJ' })
    expect(made.said).toBe('201')
    expect((made.json as unknown as Invited).member).toMatchObject({
      ...{ name: '李强', role: 'handler', state: 'invited', unitName: '住建局', placeName: '威海市', keyState: 'none' },
    })
    expect((await add(admin, { name: '李强', role: 'supervisor', place: CITY })).said).toBe('409 name-taken')
    expect((await add(admin, { name: 'a b', role: 'supervisor', place: CITY })).said).toBe('422 request-invalid /name')
    expect((await add(ofCounty, { name: '王丽', role: 'supervisor', place: TOWN })).said).toBe('201')
  })

  it('cannot reach further than the administrator who adds them', async () => {
    for (const place of [CITY, '371003000000', '370000000000'])
      expect((await add(ofCounty, { name: '别人', role: 'administrator', place })).said).toBe('403 not-yours')
  })

  it('who reads burden reports is chosen by the whole: an administrator of a county makes no reader there, not by a reset either', async () => {
    const reader = { name: '县研判', role: 'reviewer', place: COUNTY }
    expect((await add(ofCounty, reader)).said).toBe('403 not-yours')
    const { id } = ((await add(admin, reader)).json as unknown as Invited).member
    expect((await act(ofCounty, id, 'reset')).said).toBe('403 not-yours')
    expect((await act(ofCounty, id, 'disable')).said).toBe('200')
    expect((await act(ofCounty, id, 'enable')).said).toBe('403 not-yours')
    expect((await act(admin, id, 'enable')).said).toBe('200')
  })

  it('a reviewer reaches over a county at least: in a town everybody knows who complains', async () => {
    expect((await add(admin, { name: '镇研判', role: 'reviewer', place: TOWN })).said).toBe(
      '422 request-invalid /place',
    )
    expect((await add(admin, { name: '镇派单', role: 'dispatcher', place: TOWN })).said).toBe('201')
  })

  it('stand at places and units that are known', async () => {
    const name = '某某'
    const refused = async (payload: object) => (await add(admin, { name, ...payload })).said
    expect(await refused({ role: 'supervisor', place: '371099000000' })).toBe('422 request-invalid /place')
    expect(await refused({ role: 'handler', place: CITY })).toBe('422 request-invalid /unit')
    expect(await refused({ role: 'handler', place: CITY, unit: 'XXX' })).toBe('422 request-invalid /unit')
    expect(await refused({ role: 'king', place: CITY })).toBe('422 request-invalid /role')
    expect(await refused({ role: 'supervisor', place: CITY, state: 'active' })).toBe('422 request-invalid')
  })

  it('are listed as far as the scope reaches, and those beyond are as if they were not there', async () => {
    const far = await signedIn(endpoint, { role: 'handler', name: '市里的人' })
    const near = await signedIn(endpoint, { role: 'handler', name: '区里的人', place: LARGE_TOWN })
    const names = async (who: SignedIn) =>
      ((await ask(who, 'GET', staffRoutes.accounts)).json as unknown as StaffMember[]).map(({ name }) => name)
    expect(await names(admin)).toEqual(expect.arrayContaining(['管理员', '环翠管理员', '市里的人', '区里的人']))
    expect(await names(ofCounty)).toContain('区里的人')
    expect(await names(ofCounty)).not.toContain('市里的人')
    for (const what of ['disable', 'enable', 'reset']) {
      expect((await act(ofCounty, far.member.id, what)).said).toBe('404 not-found')
      expect((await act(ofCounty, '0'.repeat(32), what)).said).toBe('404 not-found')
    }
    expect((await act(ofCounty, near.member.id, 'disable')).json).toMatchObject({ state: 'disabled' })
    expect((await act(ofCounty, near.member.id, 'enable')).json).toMatchObject({ state: 'active' })
    expect((await act(ofCounty, near.member.id, 'reset')).json).toMatchObject({ member: { state: 'invited' } })
  })

  it('the last administrator of the whole cannot go, not even by the own hand', async () => {
    expect((await act(admin, admin.member.id, 'disable')).said).toBe('409 last-one')
    expect((await act(admin, admin.member.id, 'reset')).said).toBe('409 last-one')
    expect((await act(admin, ofCounty.member.id, 'disable')).said).toBe('200')
    expect((await act(admin, ofCounty.member.id, 'enable')).said).toBe('200')
  })

  it('never answer with what a password became', async () => {
    const { json } = await ask(admin, 'GET', staffRoutes.accounts)
    expect(JSON.stringify(json)).not.toMatch(/salt|login|totp"|wrapped/)
  })

  it('units are renamed only by those whose scope covers them before and after', async () => {
    const unit = { code: 'ZJJ', name: '环翠住建局', place: COUNTY }
    const own = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
    expect((await ask(own, 'PUT', staffRoutes.units, unit)).said).toBe('403 not-yours')
    expect((await ask(admin, 'PUT', staffRoutes.units, unit)).said).toBe('200')
    expect((await ask(own, 'PUT', staffRoutes.units, { ...unit, name: '住建局' })).said).toBe('200')
    expect((await ask(admin, 'PUT', staffRoutes.units, { ...unit, place: '371099000000' })).said).toBe(
      '422 request-invalid /place',
    )
    const handler = await signedIn(endpoint, { role: 'handler', place: COUNTY })
    expect((await ask(handler, 'GET', staffRoutes.units)).json).toEqual([{ ...unit, name: '住建局' }])
  })

  it('places are chosen from the scope down: city, counties, areas and towns in register order', async () => {
    const choices = async (who: SignedIn, code: string) =>
      (await ask(who, 'GET', staffRoutes.places(code))).json as unknown as PlaceChoices
    expect(await choices(admin, CITY)).toEqual({
      place: { code: CITY, name: '威海市', level: 'city' },
      path: [{ code: CITY, name: '威海市' }],
      children: [{ code: COUNTY, name: '环翠区', level: 'county' }],
    })
    const county = await choices(admin, COUNTY)
    const codes = county.children.map(({ code }) => code)
    expect(county.path.map(({ code }) => code)).toEqual([CITY, COUNTY])
    expect(codes).toContain(LARGE_TOWN)
    expect(codes).toEqual([...codes].sort())
    const own = await signedIn(endpoint, { role: 'handler', place: COUNTY })
    expect((await choices(own, COUNTY)).path).toEqual([{ code: COUNTY, name: '环翠区' }])
  })

  it('the last handler of a unit stays as long as it has open cases', async () => {
    const entry = { at: '2026-06-17T02:00:00Z', who: 'tests', act: 'unit-saved', subject: 'CGJ' } as const
    await endpoint.store.units.save({ code: 'CGJ', name: '城管局', place: CITY }, entry)
    const first = await signedIn(endpoint, { role: 'handler', name: '城管甲', place: CITY, unit: 'CGJ' })
    await openCase(endpoint.store, {}, { units: [{ unit: 'CGJ', part: 'lead', state: 'called', open: true }] })
    for (const what of ['disable', 'reset'])
      expect((await act(admin, first.member.id, what)).said).toBe('409 unit-busy')
    await signedIn(endpoint, { role: 'handler', name: '城管乙', place: CITY, unit: 'CGJ' })
    expect((await act(admin, first.member.id, 'disable')).said).toBe('200')
  })
})
