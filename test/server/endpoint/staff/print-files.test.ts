import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { decoded, pagesOfPdf } from '../../../setup/decode.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { eventually } from '../../../setup/eventually.ts'
import { COUNTY, huancui, LARGE_TOWN, TOWN, VILLAGE } from '../../../setup/places.ts'
import { printer } from './print-for-tests.ts'

/** A download whose reader stops after the first bytes. */
async function begunDownload({ app }: Endpoint, headers: Readonly<Record<string, string>>, id: string) {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const request = get({ port, path: staffRoutes.printFile(id), headers, agent: false })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  await once(response, 'readable')
  // A download that breaks off is what these tests are about.
  response.on('error', () => {})
  const closed = new Promise<void>((resolve) => response.once('close', resolve))
  return { response, closed }
}

/** A village beside `VILLAGE`. */
const OTHER_VILLAGE =
  huancui().find(({ code, level, parent }) => level === 'village' && parent === TOWN && code > VILLAGE)?.code ?? ''

forEachEndpoint((start) => {
  it('the file is downloaded under its name in Chinese, and the run is done and written down', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const run = await person.run({ under: [TOWN] })
    const file = await person.file(run.id)
    expect(file.statusCode).toBe(200)
    expect(file.headers['content-type']).toBe('application/pdf')
    expect(file.headers['cache-control']).toBe('no-store')
    const name = String(file.headers['content-disposition'])
    expect(name).toMatch(/^attachment; filename="jianfu\.pdf"; filename\*=UTF-8''/)
    expect(decodeURIComponent(name)).toMatch(/''减负码-.+-2026-06-17\.pdf$/)
    expect(await person.look(run.id)).toMatchObject({ state: 'done', done: run.pages })
    const [entry] = await endpoint.store.audit.list(1)
    expect(entry).toMatchObject({ act: 'posters-printed', who: person.name })
    expect(entry?.subject).toContain(run.id)
  })

  it('a run that is done is fetched again with the same bytes, and stays done when that is broken off', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    for (const format of ['pdf', 'zip'] as const) {
      const { id } = await person.run({ under: [LARGE_TOWN], format })
      const [one, other] = [await person.file(id), await person.file(id)]
      expect(one.rawPayload.length).toBeGreaterThan(1_000)
      expect(other.rawPayload.equals(one.rawPayload)).toBe(true)
      const { response } = await begunDownload(endpoint, person.headers, id)
      response.destroy()
      expect(await person.look(id)).toMatchObject({ state: 'done' })
    }
  })

  it('a code leads exactly to PUBLIC_URL, also where that is an address with brackets and a port', async () => {
    const endpoint = await start({ publicUrl: 'http://[::1]:8080' })
    const person = await printer(endpoint)
    const run = await person.run({ under: [VILLAGE] })
    const { rawPayload } = await person.file(run.id)
    const codes: string[] = []
    for await (const page of pagesOfPdf(rawPayload)) codes.push(...(await decoded(await page.picture())))
    expect(codes).toEqual([`http://[::1]:8080/p/${endpoint.grid.code}`])
  })

  it('a run that is cancelled while it is written ends the download, and counts as not printed', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const run = await person.run({ under: [COUNTY] })
    const { response, closed } = await begunDownload(endpoint, person.headers, run.id)
    expect(await person.look(run.id)).toMatchObject({ state: 'printing' })
    expect((await person.file(run.id)).json()).toMatchObject({ status: 409, code: 'run-ended' })
    expect((await person.cancel(run.id)).statusCode).toBe(204)
    response.resume()
    await closed
    expect(response.complete).toBe(false)
    expect(await person.look(run.id)).toMatchObject({ state: 'cancelled' })
    expect((await person.file(run.id)).json()).toMatchObject({ status: 409, code: 'run-ended' })
    expect((await person.cancel(run.id)).statusCode).toBe(204)
    expect(await person.run({ under: [COUNTY], only: 'changed' })).toMatchObject({ codes: run.codes })
  })

  it('a reader that hangs up cancels the run', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    for (const format of ['pdf', 'zip'] as const) {
      const { id } = await person.run({ under: [COUNTY], format })
      const { response } = await begunDownload(endpoint, person.headers, id)
      response.destroy()
      await eventually(async () => expect(await person.look(id)).toMatchObject({ state: 'cancelled' }))
    }
    expect((await endpoint.store.audit.list(9)).map(({ act }) => act)).not.toContain('posters-printed')
  })

  it('a server that stops does not wait for a reader who has fallen asleep', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const { id } = await person.run({ under: [COUNTY] })
    await begunDownload(endpoint, person.headers, id)
    await endpoint.app.close()
    expect(await endpoint.store.printRuns.get(id, endpoint.clock.now().toISOString())).toMatchObject({
      state: 'cancelled',
    })
  })

  it('nothing is printed that is no longer what was ordered: a revoked code, another name', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const [revoked, renamed] = [await person.run({ under: [VILLAGE] }), await person.run({ under: [OTHER_VILLAGE] })]
    await endpoint.store.posters.revoke(endpoint.grid.code, endpoint.clock.day())
    await endpoint.store.places.save([{ code: OTHER_VILLAGE, name: '新名村', level: 'village', parent: TOWN }])
    for (const { id } of [revoked, renamed])
      expect((await person.file(id)).json()).toMatchObject({
        ...{ status: 409, code: 'run-ended', detail: expect.stringContaining('Order it anew') },
      })
    expect((await person.run({ under: [VILLAGE] })).made).toBe(1)
  })

  it('who asks for the headers alone prints nothing', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const { id } = await person.run({ under: [VILLAGE] })
    expect((await person.ask('HEAD', staffRoutes.printFile(id))).statusCode).toBe(200)
    expect(await person.look(id)).toMatchObject({ state: 'ready' })
  })

  it('the pages, one by one, carry every copy of every sheet once, and a run has no others', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const run = await person.run({ under: [TOWN], layout: 'a4-8', copies: 3 })
    const codes = new Map<string, number>()
    for (let page = 1; page <= run.pages; page++) {
      const { body, headers } = await person.ask('GET', staffRoutes.printPage(run.id, page))
      expect(headers['content-type']).toBe('image/svg+xml')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*sandbox$/)
      const title = body.match(/<title>([^<]*)</)?.[1] ?? ''
      for (const [code] of title.matchAll(/\b[0-9A-HJKMNP-TV-Z]{10}\b/g)) codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    expect(codes.size).toBe(run.codes)
    expect([...new Set(codes.values())]).toEqual([3])
    for (const page of [0, run.pages + 1])
      expect((await person.ask('GET', staffRoutes.printPage(run.id, page))).statusCode).toBe(404)
    await person.cancel(run.id)
    expect((await person.ask('GET', staffRoutes.printPage(run.id, 1))).json()).toMatchObject({ code: 'run-ended' })
  })
})
