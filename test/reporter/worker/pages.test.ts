import { afterEach, describe, expect, it, vi } from 'vitest'
import { answerAsset } from '../../../src/reporter/worker/answer-asset.ts'
import { answerPage } from '../../../src/reporter/worker/answer-page.ts'
import { buildId } from '../../../src/reporter/worker/build-id.ts'
import { pagePath } from '../../../src/reporter/worker/page-path.ts'
import { keepPage, keptPage } from '../../../src/reporter/worker/pages.ts'
import { isOfThisBuild } from '../../../src/reporter/worker/same-build.ts'
import { fakeWorker, htmlPage, OLD_PAGE, PAGE } from './fake-worker.ts'

const PATH = '/p/0123456789'
const request = new Request(`http://localhost${PATH}`)
const offline = () => Promise.reject(new TypeError('Failed to fetch'))
const online = async () => htmlPage(PAGE)

/** What the browser's own network answers to the visit. */
const network = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', answer)

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the page a phone was brought to by a code', () => {
  it('opens without a network after one visit, with all its headers', async () => {
    const worker = fakeWorker(online)
    await keepPage(worker, PATH)
    network(offline)
    const page = await answerPage(worker, request, PATH)
    expect(await page.text()).toBe(PAGE)
    expect(page.headers.get('content-security-policy')).toBe("default-src 'self'")
  })

  it('opens at once on a slow network, and is renewed behind its back', async () => {
    let text = PAGE
    const worker = fakeWorker(async () => htmlPage(text))
    await keepPage(worker, PATH)
    text = `${PAGE}new`
    network(() => new Promise(() => {}))
    expect(await (await answerPage(worker, request, PATH)).text()).toBe(PAGE)
    await worker.done()
    expect(await (await answerPage(worker, request, PATH)).text()).toBe(`${PAGE}new`)
  })

  it('is not asked of the network with cookies, nor through redirects', async () => {
    const worker = fakeWorker(online)
    const fetch = vi.spyOn(worker, 'fetch')
    await keepPage(worker, PATH)
    expect(fetch).toHaveBeenCalledWith(PATH, { credentials: 'omit', redirect: 'error' })
  })

  it('is forgotten when its code was revoked, so that the next visit says so', async () => {
    let status = 200
    const worker = fakeWorker(async () => htmlPage(PAGE, status))
    await keepPage(worker, PATH)
    status = 410
    await keepPage(worker, PATH)
    expect(await keptPage(worker, PATH)).toBeUndefined()
  })

  it.each([
    ['of a log-in network', async () => htmlPage('{}', 200, 'application/json')],
    ['of a broken server', async () => htmlPage(PAGE, 502)],
    ['of another build, whose files nobody has offline', async () => htmlPage(OLD_PAGE)],
  ])('%s is not kept, and does not replace a good one', async (_, bad) => {
    let answer: () => Promise<Response> = online
    const worker = fakeWorker(() => answer())
    await keepPage(worker, PATH)
    answer = bad
    await keepPage(worker, PATH)
    expect(await (await keptPage(worker, PATH))?.text()).toBe(PAGE)
  })

  it('kept by an older build is not shown: its scripts are gone', async () => {
    const worker = fakeWorker(online)
    const older = { ...worker, isKept: () => true, fetch: async () => htmlPage(OLD_PAGE) }
    await keepPage(older, PATH)
    network(offline)
    expect(await (await answerPage(worker, request, PATH)).text()).toBe('shell')
  })
})

describe('a code first scanned', () => {
  it('without a network opens the shell, which reads the code from the address', async () => {
    network(offline)
    expect(await (await answerPage(fakeWorker(offline), request, PATH)).text()).toBe('shell')
  })

  it('on a network slower than four seconds opens the shell', async () => {
    vi.useFakeTimers()
    network(() => new Promise(() => {}))
    const page = answerPage(fakeWorker(offline), request, PATH)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(await (await page).text()).toBe('shell')
  })

  it.each([200, 404, 410])('with a network shows what the server says: %i', async (status) => {
    network(async () => htmlPage('said', status))
    expect((await answerPage(fakeWorker(online), request, PATH)).status).toBe(status)
  })

  it('while the server is down opens the shell', async () => {
    network(async () => htmlPage('bad gateway', 502))
    expect(await (await answerPage(fakeWorker(offline), request, PATH)).text()).toBe('shell')
  })

  it('on a phone whose cache is broken still reaches the network', async () => {
    const worker = fakeWorker(online)
    const broken = { ...worker, caches: { open: offline } as unknown as CacheStorage, shell: offline }
    network(async () => htmlPage('said'))
    expect(await (await answerPage(broken, request, PATH)).text()).toBe('said')
    network(offline)
    await expect(answerPage(broken, request, PATH)).rejects.toThrow('Failed to fetch')
  })
})

describe('what the worker leaves alone', () => {
  const path = (text: string) => pagePath(new URL(text, 'http://localhost'))

  it.each([
    '/staff',
    '/staff/reports',
    '/api/v1/board',
    '/docs',
    '/openapi.json',
    '/p/',
    '/p/a/b',
    '/assets/x.js',
    '/healthz',
  ])('%s', (text) => expect(path(text)).toBeUndefined())

  it.each([
    ['/', '/'],
    ['/outbox?x=1#y', '/outbox'],
    ['/p/abcdefghjk', '/p/ABCDEFGHJK'],
    ['/P/O123456789', '/p/0123456789'],
    ['/p/%EF%BC%A1bc', '/p/ABC'],
    ['/p/%zz', '/p/%ZZ'],
  ])('and what it answers, in one spelling: %s', (text, spelt) => {
    expect(path(text)).toBe(spelt)
  })
})

describe('the files of the build', () => {
  it('come from the cache, or from the network when the browser threw them away', async () => {
    network(async () => new Response('network'))
    const asset = new Request('http://localhost/assets/a.js')
    expect(await (await answerAsset(asset, async () => new Response('cache'))).text()).toBe('cache')
    expect(await (await answerAsset(asset, async () => undefined)).text()).toBe('network')
    expect(await (await answerAsset(asset, offline)).text()).toBe('network')
  })

  it('make one name for the build, another for every other one', () => {
    expect(buildId('[1]')).toBe(buildId('[1]'))
    expect(buildId('[1]')).not.toBe(buildId('[2]'))
  })

  it('are found in a page however it names them', () => {
    const html = '<link rel="modulepreload" href="/a.js"><a href="/p/x"><img src="/i.svg"><link href="/b.css">'
    const asked: string[] = []
    isOfThisBuild(html, (url) => asked.push(url) > 0)
    expect(asked).toEqual(['/a.js', '/b.css'])
  })
})
