import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGES, routes } from '../../../src/contract/api.ts'
import { LIMITS } from '../../../src/contract/limits.ts'
import { TAXONOMY } from '../../../src/contract/taxonomy/taxonomy.ts'
import { type Endpoint, endpoints } from '../../setup/endpoint.ts'
import { aBurden, fileReport, newId, refusal } from '../../setup/reports.ts'
import { STAFF } from '../../setup/staff.ts'

const start = endpoints()
let endpoint: Endpoint
const clientDir = mkdtempSync(join(tmpdir(), 'jianfu-client-'))
beforeAll(async () => {
  const fixture = join(import.meta.dirname, '../../fixtures/client/index.html')
  mkdirSync(join(clientDir, 'assets'))
  writeFileSync(join(clientDir, 'index.html'), readFileSync(fixture))
  writeFileSync(join(clientDir, 'assets/main-1a2b.js'), 'export {}')
  writeFileSync(join(clientDir, 'service-worker.js'), 'export {}')
  endpoint = await start({ clientDir })
})
afterAll(() => rmSync(clientDir, { recursive: true }))
const get = (url: string, headers: Record<string, string> = {}) => endpoint.app.inject({ url, headers })

it('a phone on a link of 1 KiB a second is not cut off before it gives up itself', () => {
  const largest = { report: LIMITS.bodyBytes, piece: LIMITS.partBytes }
  for (const bytes of Object.values(largest)) expect(endpoint.app.server.requestTimeout).toBeGreaterThan(bytes)
})

describe('what phones must know', () => {
  it('the categories, with a tag that spares a second transfer', async () => {
    const response = await get(routes.taxonomy)
    expect(response.json()).toEqual(JSON.parse(JSON.stringify(TAXONOMY)))
    const etag = String(response.headers.etag)
    const again = await get(routes.taxonomy, { 'if-none-match': etag })
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
    expect((await get(routes.taxonomy, { 'if-none-match': `W/${etag}` })).statusCode).toBe(304)
    expect((await get(routes.taxonomy, { 'if-none-match': '"other"' })).statusCode).toBe(200)
  })

  it('every category has code, names, sub-types and quantities in the shape others rely on', async () => {
    const { kinds } = (await get(routes.taxonomy)).json<typeof TAXONOMY>()
    for (const category of [...kinds.burden, ...kinds.grid]) {
      expect(category).toMatchObject({
        code: expect.any(String),
        name: { zh: expect.any(String), en: expect.any(String) },
      })
      for (const subtype of category.subtypes) expect(subtype.code).toMatch(new RegExp(`^${category.code}-[0-9]{2}$`))
      for (const quantity of category.quantities)
        expect(Object.keys(quantity)).toEqual(expect.arrayContaining(['key', 'unit', 'min', 'max', 'step']))
    }
  })
})

describe('an address that leads nowhere', () => {
  it.each([
    '/api/v1/nothing',
    '/api/v1',
    '/api/v2/taxonomy',
    '/assets/gone.js',
    '/nothing',
    `${routes.report(newId())}/nothing`,
    '/..%2f..%2fpackage.json',
    `/api/v1/posters/${'A'.repeat(2000)}`,
  ])('%s is a problem, never the page', async (url) => {
    expect(refusal(await get(url))).toMatch(/^40[034] (not-found|bad-request|poster-mistyped)$/)
  })

  it.each(['/%', '/p/%E0%A4%A', `${routes.taxonomy}/%zz`])(
    '%s cannot be decoded: a problem that does not quote it',
    async (url) => {
      const response = await get(url)
      expect(refusal(response)).toBe('400 bad-request')
      expect(response.body).not.toContain('%')
      expect(response.headers['content-security-policy']).toContain("default-src 'none'")
    },
  )

  it.each([
    ['POST', routes.taxonomy, 'GET, HEAD'],
    ['DELETE', routes.report(newId()), 'GET, HEAD, PUT'],
    ['GET', routes.part('0'.repeat(64)), 'PUT'],
    ['OPTIONS', routes.challenge, 'GET, HEAD'],
    ['PATCH', '/p/ABC', 'GET, HEAD'],
  ] as const)('%s %s: 405 and what it takes', async (method, url, allow) => {
    const response = await endpoint.app.inject({ method, url, payload: 'x', headers: { 'content-type': 'text/plain' } })
    expect(refusal(response)).toBe('405 method-not-allowed')
    expect(response.headers.allow).toBe(allow)
  })

  it('a POST to nowhere is 404 whatever it carries', async () => {
    const response = await endpoint.app.inject({
      method: 'POST',
      url: '/api/v1/nothing',
      payload: 'x',
      headers: { 'content-type': 'text/plain' },
    })
    expect(refusal(response)).toBe('404 not-found')
  })
})

describe('what is no HTTP', () => {
  const speak = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const { port } = endpoint.app.server.address() as { port: number }
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      let answer = ''
      socket.on('data', (chunk) => {
        answer += chunk
      })
      socket.on('end', () => resolve(answer))
      socket.on('error', reject)
    })
  beforeAll(async () => void (await endpoint.app.listen({ port: 0, host: '127.0.0.1' })))

  it.each([
    'rubbish\r\n\r\n',
    `GET /${'x'.repeat(40_000)} HTTP/1.1\r\n\r\n`,
    'PUT / HTTP/1.1\r\nContent-Length: x\r\n\r\n',
  ])('%s is answered with a problem', async (text) => {
    const [head = '', body = ''] = (await speak(text)).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request/)
    expect(head).toContain('Content-Type: application/problem+json')
    expect(JSON.parse(body)).toMatchObject({ status: 400, code: 'bad-request' })
  })
})

describe('headers of every answer', () => {
  const answers = () =>
    Promise.all([
      get(PAGES.poster(endpoint.burden.code)),
      get(PAGES.start),
      get(PAGES.poster('ABC')),
      get(routes.poster(endpoint.burden.code)),
      get('/api/v1/nothing'),
      get('/docs/'),
      get('/docs/static/swagger-ui-bundle.js'),
      get('/openapi.json'),
      get('/healthz'),
      get('/metrics'),
      get('/assets/main-1a2b.js'),
      fileReport(endpoint, aBurden(endpoint)),
      fileReport(endpoint, aBurden(endpoint), { digest: null }),
    ])

  it('allow no foreign host, no inline script or style, no frame, no sniffing, no referrer', async () => {
    for (const { headers } of await answers()) {
      const policy = String(headers['content-security-policy'])
      expect(policy).toMatch(/(^|; )default-src 'none'(;|$)/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe-|\*|https?:|\/\/|[a-z0-9]\.[a-z]{2,}/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(headers.server).toBeUndefined()
      expect(headers['set-cookie']).toBeUndefined()
    }
  })

  it('the pages allow their own inline style and early script by hash', async () => {
    const { headers, body } = await get(PAGES.poster(endpoint.burden.code))
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/=]+'/)
    expect(policy).toMatch(/style-src 'self' 'sha256-[A-Za-z0-9+/=]+'/)
    expect(policy).toContain("connect-src 'self'")
    expect(body).not.toMatch(/ (style|on[a-z]+)="/)
  })

  it('the camera is for our own pages alone, nothing else of the phone, and no code is made from text', async () => {
    for (const path of [PAGES.start, PAGES.poster(endpoint.burden.code)]) {
      const { headers } = await get(path)
      const allowed = String(headers['permissions-policy']).split(', ')
      expect(allowed.filter((each) => !each.endsWith('=()'))).toEqual(['camera=(self)'])
      expect(headers['content-security-policy']).toContain("worker-src 'self';")
      expect(headers['content-security-policy']).not.toMatch(/eval|media-src|script-src[^;]*blob:/)
    }
  })

  it('a service worker may fetch: its script carries the policy of the pages', async () => {
    const { headers } = await get('/service-worker.js')
    expect(headers['content-security-policy']).toContain("connect-src 'self'")
    expect(headers['cache-control']).toBe('no-cache')
  })

  it('built files are kept for ever, since their names change with their bytes', async () => {
    expect((await get('/assets/main-1a2b.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('https is insisted on only where PUBLIC_URL is https', async () => {
    for (const { headers } of await answers()) {
      expect(headers['strict-transport-security']).toBeUndefined()
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
    }
    const secure = await start({ https: true })
    const { headers } = await secure.app.inject(PAGES.start)
    expect(headers['strict-transport-security']).toMatch(/^max-age=[0-9]{7,}/)
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
  })
})

describe('the description of the wire', () => {
  it('names every route of the reporter, with its headers and media types', async () => {
    const { openapi, paths } = (await get('/openapi.json')).json<{
      openapi: string
      paths: Record<string, Record<string, unknown>>
    }>()
    expect(openapi).toBe('3.1.0')
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      path.startsWith(STAFF) ? [] : Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(listed.sort()).toEqual(
      [
        'get /api/v1/board',
        'get /api/v1/challenge',
        'get /api/v1/posters/{code}',
        'get /api/v1/reports/{id}',
        'get /api/v1/reports/{id}/answer-photos/{number}',
        'get /api/v1/taxonomy',
        'put /api/v1/parts/{sha256}',
        'put /api/v1/posters/{code}/troubles/{trouble}',
        'put /api/v1/reports/{id}',
        'put /api/v1/reports/{id}/messages/{mid}',
        'put /api/v1/reports/{id}/rating',
        'put /api/v1/reports/{id}/withdrawn',
      ].sort(),
    )
    const put = JSON.stringify(paths['/api/v1/reports/{id}']?.put).toLowerCase()
    for (const word of [
      'content-digest',
      'jianfu-cap',
      'jianfu-pow',
      'application/json',
      'application/vnd.jianfu.sealed',
    ])
      expect(put).toContain(word)
    expect(JSON.stringify(paths['/api/v1/parts/{sha256}']).toLowerCase()).toContain('jianfu-cap')
    expect(JSON.stringify(paths['/api/v1/reports/{id}']?.get).toLowerCase()).toContain('authorization')
  })

  it('can be read as pages that ask no other host', async () => {
    const page = await get('/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//)
    const settings = await get('/docs/static/swagger-initializer.js')
    expect(settings.body).toMatch(/"validatorUrl":\s*null/)
  })
})

describe('health', () => {
  it('the process is alive, the store can be written to', async () => {
    expect([(await get('/healthz')).statusCode, (await get('/readyz')).statusCode]).toEqual([200, 200])
  })

  it('without its store the process is alive but not ready, and says why without details', async () => {
    const { probe } = endpoint.store
    Object.assign(endpoint.store, { probe: () => Promise.reject(new Error('disk I/O error')) })
    const response = await get('/readyz')
    Object.assign(endpoint.store, { probe })
    expect([response.statusCode, response.body]).toEqual([503, 'the store cannot be written to\n'])
    expect((await get('/healthz')).statusCode).toBe(200)
  })

  it('no figure moves when a report is filed or a page is read, only at the release', async () => {
    const before = (await get('/metrics')).body
    await fileReport(endpoint, aBurden(endpoint))
    await get(PAGES.poster(endpoint.burden.code))
    expect((await get('/metrics')).body).toBe(before)
    endpoint.counters.releases.inc(1)
    expect((await get('/metrics')).body).not.toBe(before)
  })

  it('no figure says how many reports a release held', async () => {
    expect((await get('/metrics')).body).not.toMatch(/report/i)
  })

  it('no figure has a label', async () => {
    const lines = (await get('/metrics')).body.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line).toMatch(/^jianfu_[a-z_]+ [0-9]+$/)
  })
})
