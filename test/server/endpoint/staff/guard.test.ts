import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Invited } from '../../../../src/contract/staff/account.ts'
import { type Endpoint, endpoints } from '../../../setup/endpoint.ts'
import { OWN_ORIGIN, type SignedIn, signedIn } from '../../../setup/staff.ts'

describe('requests of the staff', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let admin: SignedIn
  beforeAll(async () => {
    endpoint = await start()
    admin = await signedIn(endpoint, { role: 'administrator' })
  })
  const put = (payload: string, type = 'application/json') =>
    endpoint.app.inject({
      ...{ method: 'PUT', url: staffRoutes.units, payload },
      headers: { ...admin.headers, 'content-type': type },
    })
  const codeOf = (answer: Awaited<ReturnType<typeof put>>) => answer.json<{ code: string }>().code

  it('say by name what is wrong with them, and take no field nobody asked for', async () => {
    const unit = { code: 'ZJJ', name: '住建局', place: '371000000000' }
    expect((await put(JSON.stringify(unit))).statusCode).toBe(200)
    const wrong = await put(JSON.stringify({ ...unit, place: 'Weihai' }))
    expect(wrong.json()).toMatchObject({ status: 422, code: 'request-invalid', errors: [{ path: '/place' }] })
    expect(codeOf(await put(JSON.stringify({ ...unit, more: 1 })))).toBe('request-invalid')
    expect(codeOf(await put(JSON.stringify({ ...unit, name: 7 })))).toBe('request-invalid')
  })

  it('are JSON, whole, without tricks, and not larger than a report', async () => {
    expect(codeOf(await put('{"code":'))).toBe('not-json')
    expect(codeOf(await put(''))).toBe('not-json')
    expect(codeOf(await put('{"__proto__":{"role":"administrator"}}'))).not.toBe('fault')
    expect(codeOf(await put('code=ZJJ', 'application/x-www-form-urlencoded'))).toBe('media-type')
    expect(codeOf(await put('{}', 'text/plain'))).toBe('media-type')
    expect(codeOf(await put(JSON.stringify({ name: 'x'.repeat(128 * 1024) })))).toBe('too-large')
  })

  it('are answered for this moment only, also when refused', async () => {
    const answers = [
      await endpoint.app.inject({ url: staffRoutes.session, headers: admin.headers }),
      await endpoint.app.inject({ url: staffRoutes.session }),
      await endpoint.app.inject({ method: 'POST', url: staffRoutes.salt }),
      await put('{}'),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401, 403, 422])
    for (const { headers } of answers) expect(headers['cache-control']).toBe('no-store')
  })

  it('leave no line in the log, and reporters get no cookie', async () => {
    expect(endpoint.logs).toEqual([])
    const page = await endpoint.app.inject({ url: '/', headers: OWN_ORIGIN })
    expect(page.cookies).toEqual([])
  })

  it('may come through a proxy that hides the host, if the operator has said where people find this server', async () => {
    const behind = await start({ publicUrl: 'https://jianfu.example.cn' })
    const { headers } = await signedIn(behind, { role: 'administrator' })
    const add = (name: string, origin: string) =>
      behind.app.inject({
        ...{ method: 'POST', url: staffRoutes.accounts, headers: { ...headers, host: '10.0.0.7:8080', origin } },
        payload: { name, role: 'supervisor', place: '371000000000' },
      })
    const added = await add('wang', 'https://jianfu.example.cn')
    expect(added.json<Invited>().link).toMatch(/^https:\/\/jianfu\.example\.cn\/staff\/invitation#/)
    expect(codeOf(await add('li', 'http://jianfu.example.cn'))).toBe('foreign-origin')
  })

  it('where there is https, not from a page of the same host without it: anybody on the way may have written that', async () => {
    const secure = await start({ publicUrl: 'https://jianfu.example.cn' })
    const { headers } = await signedIn(secure, { role: 'administrator' })
    const add = (origin: string) =>
      secure.app.inject({
        ...{ method: 'POST', url: staffRoutes.accounts, headers: { ...headers, host: 'jianfu.example.cn', origin } },
        payload: { name: 'wang', role: 'supervisor', place: '371000000000' },
      })
    expect(codeOf(await add('http://jianfu.example.cn'))).toBe('foreign-origin')
    expect((await add('https://jianfu.example.cn')).statusCode).toBe(201)
  })
})
