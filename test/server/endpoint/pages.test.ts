import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGES } from '../../../src/contract/api.ts'
import { PAGE_DATA_ID, type PageData } from '../../../src/contract/page-data.ts'
import type { Poster } from '../../../src/contract/poster.ts'
import { makePosterCode } from '../../../src/contract/poster-code.ts'
import { TAXONOMY } from '../../../src/contract/taxonomy/taxonomy.ts'
import { TESTIDS } from '../../../src/contract/testids.ts'
import { type Endpoint, endpoints, OPERATOR, posterFor } from '../../setup/endpoint.ts'
import { BUILDING, COUNTY, huancui, LARGE_TOWN, VILLAGE, weihai } from '../../setup/places.ts'

const ROOT = join(import.meta.dirname, '../../..')

const blockOf = (html: string): string =>
  html.match(new RegExp(`<script type="application/json" id="${PAGE_DATA_ID}">([\\s\\S]*?)</script>`))?.[1] ?? ''
const dataOf = (html: string): PageData => JSON.parse(blockOf(html)) as PageData

/** Villages of a burden sheet stand on its page without their capability: it is fetched when such a report is sent. */
const asOnPage = (poster: Poster): Poster => ({
  ...poster,
  places: poster.places.map((place) =>
    poster.kind === 'burden' && place.level === 'village' ? { ...place, cap: '' } : place,
  ),
})

describe('the page behind a code', () => {
  const start = endpoints()
  let endpoint: Endpoint
  const page = (code: string, headers: Record<string, string> = {}) =>
    endpoint.app.inject({ url: PAGES.poster(code), headers })
  beforeAll(async () => {
    endpoint = await start()
  })

  it('is put together once for a whole meeting that scans its code in the same moment', async () => {
    const { posters } = endpoint.store
    const { active } = posters
    // One more code anywhere: what was remembered of the others counts no more.
    await posterFor(endpoint, 'burden', LARGE_TOWN)
    let asked = 0
    Object.assign(posters, {
      active: (...place: Parameters<typeof active>) => {
        asked++
        return active(...place)
      },
    })
    const villages = endpoint.burden.places.filter(({ level }) => level === 'village').length
    const pages = await Promise.all(Array.from({ length: 50 }, () => page(endpoint.burden.code)))
    Object.assign(posters, { active })
    expect(new Set(pages.map(({ statusCode, body }) => `${statusCode} ${body.length}`)).size).toBe(1)
    expect(asked).toBe(villages)
  })

  it('brings along the poster and the categories of its kind', async () => {
    for (const poster of [endpoint.burden, endpoint.grid]) {
      const response = await page(poster.code)
      expect(response.statusCode).toBe(200)
      expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
      const { poster: inside, taxonomy } = dataOf(response.body)
      expect(inside).toEqual(asOnPage(poster))
      const chinese = (key: string, value: unknown) => (key === 'en' ? '' : value)
      expect(taxonomy?.kinds[poster.kind]).toEqual(JSON.parse(JSON.stringify(TAXONOMY.kinds[poster.kind], chinese)))
      expect(taxonomy?.kinds[poster.kind === 'burden' ? 'grid' : 'burden']).toEqual([])
    }
  })

  it('shows place, operator, door and tiles as real links before any script has run', async () => {
    for (const { code, kind, label } of [endpoint.burden, endpoint.grid]) {
      const html = (await page(code)).body.replace(blockOf(await page(code).then(({ body }) => body)), '')
      expect(html).toContain(`data-testid="${TESTIDS.placeName}">${label}<`)
      for (const text of Object.values(OPERATOR)) expect(html).toContain(text)
      expect(html).toContain(`data-testid="${TESTIDS.door(kind)}" href="#/${kind}"`)
      for (const { code: category, name } of TAXONOMY.kinds[kind]) {
        expect(html).toContain(`href="#/${kind}/${category}" data-testid="${TESTIDS.tile(category)}"`)
        expect(html).toContain(`<b>${name.zh}</b>`)
      }
      for (const path of [PAGES.outbox, PAGES.receipt, PAGES.board, PAGES.stored])
        expect(html).toContain(`href="${path}"`)
      expect(html).not.toContain('<!--')
    }
  })

  it('may be kept by the phone for a day and by nothing in between', async () => {
    const { headers } = await page(endpoint.burden.code)
    expect(headers['cache-control']).toBe('private, max-age=86400')
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('is the same for every client, and under /P/ and in lower case', async () => {
    const { code } = endpoint.burden
    const one = await page(code, { 'user-agent': 'A', cookie: 'id=1' })
    const two = await page(code, { 'user-agent': 'B', 'x-forwarded-for': '10.1.2.3' })
    const loud = await endpoint.app.inject(`/P/${code.toLowerCase()}`)
    expect(two.body).toBe(one.body)
    expect(loud.body).toBe(one.body)
    expect(loud.headers.etag).toBe(one.headers.etag)
  })

  it('comes compressed as the phone can take it', async () => {
    const { code } = endpoint.grid
    const plain = await page(code)
    const brotli = await page(code, { 'accept-encoding': 'gzip, deflate, br' })
    const zipped = await page(code, { 'accept-encoding': 'gzip' })
    const refused = await page(code, { 'accept-encoding': 'br;q=0, gzip;q=0' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.body)
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body)
    expect(refused.headers['content-encoding']).toBeUndefined()
    for (const { headers } of [plain, brotli, zipped]) expect(headers.vary).toBe('Accept-Encoding')
  })

  it('is not sent again to who has it, be its tag strong, weak or one of several', async () => {
    const { code } = endpoint.grid
    const etag = String((await page(code)).headers.etag)
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await page(code, { 'if-none-match': tags })
      expect([again.statusCode, again.body]).toEqual([304, ''])
      expect(again.headers['cache-control']).toBe('private, max-age=86400')
    }
    expect((await page(code, { 'if-none-match': '"other"' })).statusCode).toBe(200)
  })

  it.each([
    ['mistyped', 404, '这个码抄错了'],
    ['unknown', 404, '没有这个码'],
    ['revoked', 410, '这个码已经停用'],
  ])('a code that is %s: a page that says so', async (how, status, title) => {
    const revoked = await posterFor(endpoint, 'grid', BUILDING)
    await endpoint.store.posters.revoke(revoked, '2026-06-17')
    const code =
      { mistyped: 'ABC', unknown: makePosterCode((count) => new Uint8Array(count).fill(7)), revoked }[how] ?? ''
    const response = await page(code)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.body).toContain(`<h1>${title}</h1>`)
    expect(blockOf(response.body)).toBe('')
  })

  it('without a reviewer key: a page that says so, and when to come back', async () => {
    const other = await start({ installation: { recipients: [] } })
    const [row] = await other.store.posters.list()
    const response = await other.app.inject(PAGES.poster(row?.code ?? ''))
    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toMatch(/^[0-9]+$/)
    expect(response.body).toContain('还没准备好')
  })

  it('in a trial it says that it is one', async () => {
    const trial = await start({ installation: { mode: 'trial' } })
    const html = (await trial.app.inject(PAGES.poster(trial.burden.code))).body
    expect(html).toContain(`data-testid="${TESTIDS.trialBanner}"`)
    expect((await page(endpoint.burden.code)).body).not.toContain(TESTIDS.trialBanner)
  })

  it('leads to the other door: directly if there is one, else to the choice', async () => {
    const html = (await page(endpoint.grid.code)).body
    expect(html).toContain(`data-testid="${TESTIDS.otherDoor}" href="/p/${endpoint.burden.code}"`)
    const second = await posterFor(endpoint, 'grid', '371002100005')
    expect((await page(endpoint.burden.code)).body).toContain(`data-testid="${TESTIDS.otherDoor}" href="#/other"`)
    await endpoint.store.posters.revoke(second, '2026-06-17')
  })

  it('names are data, whatever they hold', async () => {
    const hostile = `</script><script>alert(1)</script><!--page-data--><b a="'$&$\`">&`
    const places = huancui().map((place) =>
      place.code === VILLAGE || place.code === COUNTY ? { ...place, name: hostile } : place,
    )
    const operator = { name: hostile, complaints: hostile, filing: hostile }
    const other = await start({ places, installation: { operator } })
    for (const poster of [other.burden, other.grid]) {
      const html = (await other.app.inject(PAGES.poster(poster.code))).body
      expect(dataOf(html).poster).toEqual(asOnPage(poster))
      const rest = html.replace(blockOf(html), '')
      expect(blockOf(html)).not.toContain('<')
      expect(rest).not.toContain('<script>alert')
      expect(rest).not.toContain('<b a=')
      expect(rest).toContain('&lt;/script&gt;')
    }
    for (const path of [PAGES.start, PAGES.outbox])
      expect((await other.app.inject(path)).body).not.toContain('<script>alert')
  })
})

describe('the other pages', () => {
  const start = endpoints()
  it.each([PAGES.start, PAGES.outbox, PAGES.receipt, PAGES.board, PAGES.stored])(
    '%s is there, names the operator and is asked for anew',
    async (path) => {
      const { app } = await start()
      const response = await app.inject(path)
      expect(response.statusCode).toBe(200)
      expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(response.headers['cache-control']).toBe('no-cache')
      expect(response.body).toContain(OPERATOR.complaints)
      expect(
        (await app.inject({ url: path, headers: { 'if-none-match': String(response.headers.etag) } })).statusCode,
      ).toBe(304)
    },
  )
})

describe('the weight of the first answer', () => {
  const start = endpoints()
  const clientDir = mkdtempSync(join(tmpdir(), 'jianfu-client-'))
  afterAll(() => rmSync(clientDir, { recursive: true }))

  it('the page of the largest area of Weihai stays below 14 KB', async () => {
    const styles = ['src/ui/colours.css', 'src/reporter/app/shell.css']
    const css = styles.map((path) => readFileSync(join(ROOT, path), 'utf8')).join('')
    const html = readFileSync(join(ROOT, 'index.html'), 'utf8')
    writeFileSync(
      join(clientDir, 'index.html'),
      html.replace('<!--shell-style-->', () => `<style>${css.replace(/\s+/g, ' ')}</style>`),
    )
    const endpoint = await start({ places: weihai(), clientDir })
    const towns = (await endpoint.store.places.list()).filter(({ level }) => level === 'town')
    const areas = [...new Set(towns.map(({ area }) => area ?? ''))]
    const sizes = await Promise.all(areas.map(async (area) => (await endpoint.store.places.areaVillages(area)).length))
    const largest = areas[sizes.indexOf(Math.max(...sizes))] ?? ''
    const code = await posterFor(endpoint, 'burden', largest)
    const { rawPayload } = await endpoint.app.inject({ url: PAGES.poster(code), headers: { 'accept-encoding': 'br' } })
    expect(rawPayload.length).toBeLessThanOrEqual(14 * 1024)
  })
})
