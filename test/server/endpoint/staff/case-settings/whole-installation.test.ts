import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../../src/contract/api.ts'
import type { Holidays } from '../../../../../src/contract/staff/cases/settings.ts'
import { type Endpoint, endpoints } from '../../../../setup/endpoint.ts'
import { COUNTY } from '../../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../../setup/staff.ts'
import { asker, refused } from './ask.ts'

const CSV = 'day,kind,name\n2026-10-01,off,国庆节\n2026-10-10,work,国庆节调休\n'

describe('what holds for the whole installation', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let administrator: SignedIn
  let ask: ReturnType<typeof asker>
  beforeAll(async () => {
    endpoint = await start()
    ask = asker(endpoint)
    administrator = await signedIn(endpoint, { role: 'administrator' })
  })
  const audited = async (act: Parameters<Endpoint['store']['audit']['list']>[3]) =>
    (await endpoint.store.audit.list(9, undefined, undefined, act)).map(({ subject }) => subject)

  it('is not for the administrator of a county to change, and where notices go not even to be seen', async () => {
    const county = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
    for (const [method, url, payload] of [
      ['PUT', staffRoutes.holidays, { year: '2026', csv: CSV }],
      ['PUT', staffRoutes.scoreWeight, { percent: 50 }],
      ['GET', staffRoutes.webhook, undefined],
      ['PUT', staffRoutes.webhook, { url: 'https://evil.example/' }],
      ['POST', staffRoutes.webhook, undefined],
    ] as const)
      expect(refused(await ask(county, method, url, payload)), `${method} ${url}`).toBe('not-yours')
    expect(await endpoint.store.caseSettings.holidays()).toEqual([])
    expect(await endpoint.store.settings.get('webhook-url')).toBeUndefined()
  })

  describe('holidays', () => {
    const put = (year: string, csv: string) => ask(administrator, 'PUT', staffRoutes.holidays, { year, csv })

    it('are missing for this year until somebody imports them', async () => {
      const handler = await signedIn(endpoint, { role: 'handler' })
      expect((await ask(handler, 'GET', staffRoutes.holidays)).json()).toEqual({ days: [], missing: ['2026'] })
    })

    it('replace those of their year, and of no other', async () => {
      await put('2025', 'day,kind,name\n2025-10-01,off,国庆节\n')
      await put('2026', 'day,kind,name\n2026-01-01,off,元旦\n')
      const { days, missing } = (await put('2026', CSV)).json<Holidays>()
      expect(days).toEqual([
        { day: '2025-10-01', kind: 'off', name: '国庆节' },
        { day: '2026-10-01', kind: 'off', name: '国庆节' },
        { day: '2026-10-10', kind: 'work', name: '国庆节调休' },
      ])
      expect(missing).toEqual([])
      expect(await audited('holidays-imported')).toEqual(['2026', '2026', '2025'])
    })

    it('with a fault are refused whole: each fault names its line', async () => {
      const answer = await put(
        '2026',
        'day,kind,name\n2026-02-30,off,春节\n2026-02-17,free,春节\n2026-02-18,off,春节\n',
      )
      expect(answer.statusCode).toBe(422)
      const { errors } = answer.json<{ errors: { path: string; message: string }[] }>()
      expect(errors.map(({ path, message }) => `${path} ${message.split(':')[0]}`)).toEqual([
        '/csv Line 2',
        '/csv Line 3',
      ])
      expect((await endpoint.store.caseSettings.holidays()).some(({ day }) => day === '2026-02-18')).toBe(false)
    })

    it('of another year are refused: the wrong file would empty the right year', async () => {
      expect(refused(await put('2027', CSV))).toMatch(/^request-invalid \/csv/)
      expect(await endpoint.store.caseSettings.holidays()).toHaveLength(3)
    })
  })

  describe('the weight of scores', () => {
    it('is thirty percent until somebody says otherwise', async () => {
      const get = async () => (await ask(administrator, 'GET', staffRoutes.scoreWeight)).json()
      expect(await get()).toEqual({ percent: 30 })
      expect((await ask(administrator, 'PUT', staffRoutes.scoreWeight, { percent: 0 })).json()).toEqual({ percent: 0 })
      expect(await get()).toEqual({ percent: 0 })
      expect(refused(await ask(administrator, 'PUT', staffRoutes.scoreWeight, { percent: 101 }))).toMatch(
        /^request-invalid/,
      )
      expect(await audited('score-weight-set')).toEqual(['0'])
    })
  })

  describe('where notices go', () => {
    const put = (url: string) => ask(administrator, 'PUT', staffRoutes.webhook, { url })
    const view = async () => (await ask(administrator, 'GET', staffRoutes.webhook)).json()

    it('is nowhere at first', async () => {
      expect(await view()).toEqual({ url: '', waiting: 0, stuck: 0 })
    })

    it('is an address without a password: it would stand in every list that shows it', async () => {
      for (const url of [
        'https://a:b@messenger.example/',
        'https://a@messenger.example/',
        'http://',
        'https://exa mple/',
      ])
        expect(refused(await put(url)), url).toMatch(/^request-invalid \/url/)
      for (const url of ['ftp://messenger.example/', 'file:///etc/passwd', 'javascript:alert(1)'])
        expect(refused(await put(url)), url).toMatch(/^request-invalid \/url/)
      expect((await view()).url).toBe('')
    })

    it('tells its secret once, keeps it sealed, and makes another one with every change', async () => {
      const url = 'https://messenger.example/send?key=geheim'
      const { secret } = (await put(url)).json<{ secret: string }>()
      expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
      expect(JSON.stringify(await view())).not.toContain(secret)
      const kept = (await endpoint.store.settings.get('webhook-secret')) ?? ''
      expect(Buffer.from(kept, 'base64').includes(Buffer.from(secret))).toBe(false)
      expect((await put(url)).json<{ secret: string }>().secret).not.toBe(secret)
    })

    it('is written down without what follows the host: that may be a key', async () => {
      expect(await audited('webhook-set')).toEqual(['messenger.example', 'messenger.example'])
    })

    it('ends with an empty address, and its secret with it', async () => {
      expect((await put('')).json()).toEqual({})
      expect((await view()).url).toBe('')
      expect(await endpoint.store.settings.get('webhook-secret')).toBe('')
    })
  })
})
