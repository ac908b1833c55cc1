import { createHash, randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { contentDigest, HEADERS, MEDIA, routes } from '../../../src/contract/api.ts'
import type { ReportStatus } from '../../../src/contract/status.ts'
import { type Endpoint, forEachEndpoint } from '../../setup/endpoint.ts'
import { aBurden, accessKey, aGrid, fileReport, newId, refusal, sealTo } from '../../setup/reports.ts'

const digestOf = (body: Buffer) => contentDigest(createHash('sha256').update(body).digest('base64'))
const text = (sealed = 'QUJD') => JSON.stringify({ version: 1, sealed })

forEachEndpoint((start) => {
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start()
  })

  const followed = async (kind: 'burden' | 'grid' = 'burden') => {
    const { key, accessHash } = accessKey()
    const id = newId()
    await fileReport(
      endpoint,
      kind === 'burden' ? aBurden(endpoint, { accessHash }) : aGrid(endpoint, { accessHash }),
      {
        id,
      },
    )
    return { id, key }
  }

  const put = (
    { id, key }: { id: string; key: string },
    { mid = newId(), body = text() as string | Buffer, headers = {} as Record<string, string>, on = endpoint } = {},
  ) => {
    const payload = Buffer.from(body)
    return on.app.inject({
      method: 'PUT',
      url: routes.message(id, mid),
      headers: {
        'content-type': MEDIA.json,
        authorization: `Bearer ${key}`,
        [HEADERS.digest]: digestOf(payload),
        ...headers,
      },
      payload,
    })
  }

  const thread = async (released = endpoint) => {
    const list = await released.store.reading.list({ kinds: ['burden', 'grid'], prefix: '' }, 200)
    return (await Promise.all(list.map(({ ref }) => released.store.reading.thread(ref)))).flat()
  }

  describe('a message from the reporter', () => {
    it('is stored once: the same bytes again get 200, other bytes under its name 409', async () => {
      const report = await followed()
      const mid = newId()
      const first = await put(report, { mid })
      expect([first.statusCode, first.json()]).toEqual([201, { mid, day: '2026-06-17' }])
      const again = await put(report, { mid })
      expect([again.statusCode, again.json()]).toEqual([200, { mid, day: '2026-06-17' }])
      expect(refusal(await put(report, { mid, body: text('REVG') }))).toBe('409 message-differs')
      const beside = await start({ beside: endpoint })
      expect((await put(report, { mid, on: beside })).statusCode).toBe(200)
    })

    it('inside the intake seal is opened, so that a proxy sees neither its bytes nor those that are stored', async () => {
      const report = await followed('grid')
      const sealed = randomBytes(99).toString('base64')
      const body = await sealTo(endpoint.burden.intakeKey, text(sealed))
      const answer = await put(report, { body, headers: { 'content-type': MEDIA.sealed } })
      expect(answer.statusCode).toBe(201)
      expect(answer.headers.connection).toBe('close')
      expect((await thread()).map((message) => message.sealed)).toContain(sealed)
      const broken = await put(report, { body: 'no seal', headers: { 'content-type': MEDIA.sealed } })
      expect(refusal(broken)).toBe('400 seal-broken')
    })

    it('is known to staff by another name than it had on the wire', async () => {
      const report = await followed('grid')
      const mid = newId()
      await put(report, { mid, body: text(randomBytes(99).toString('base64')) })
      expect((await thread()).map((message) => message.mid)).not.toContain(mid)
    })

    it('with an unknown id, a wrong key or no key gets the same answer as the look-up', async () => {
      const report = await followed()
      const answers = [
        await put({ ...report, id: newId() }),
        await put({ ...report, key: accessKey().key }),
        await put(report, { headers: { authorization: '' } }),
        await put(report, { headers: { authorization: 'Basic YTpi' } }),
      ]
      const lookUp = await endpoint.app.inject({ url: routes.report(newId()) })
      for (const answer of answers) expect(answer.body).toBe(lookUp.body)
      expect(refusal(lookUp)).toBe('404 report-unknown')
    })

    it('that is malformed is refused, each time with the reason', async () => {
      const report = await followed()
      expect(refusal(await put(report, { body: '{' }))).toBe('400 not-json')
      expect(refusal(await put(report, { body: Buffer.from([0x22, 0xff, 0x22]) }))).toBe('400 not-json')
      expect(refusal(await put(report, { body: '{"version":1}' }))).toBe('422 request-invalid')
      expect(refusal(await put(report, { body: text('A') }))).toBe('422 request-invalid')
      expect(refusal(await put(report, { body: '{"version":1,"sealed":"QUJD","more":1}' }))).toBe('422 request-invalid')
      expect(refusal(await put(report, { mid: 'x' }))).toBe('422 id-malformed')
      expect(refusal(await put(report, { body: text('A'.repeat(20_000)) }))).toBe('413 too-large')
      expect(refusal(await put(report, { headers: { 'content-type': 'text/plain' } }))).toBe('415 media-type')
      expect(refusal(await put(report, { headers: { [HEADERS.digest]: 'md5=:AAAA:' } }))).toBe('400 digest-malformed')
      const other = digestOf(Buffer.from('other'))
      expect(refusal(await put(report, { headers: { [HEADERS.digest]: other } }))).toBe('422 digest-differs')
    })

    it('beyond the fiftieth is refused', async () => {
      const report = await followed()
      for (let index = 0; index < 50; index++) expect((await put(report)).statusCode).toBe(201)
      const refused = await put(report)
      expect(refusal(refused)).toBe('429 too-many')
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    })
  })

  describe('a reply', () => {
    it('is shown to the holder of the receipt code, still sealed, and to nobody else', async () => {
      const own = await start()
      const { key, accessHash } = accessKey()
      const id = newId()
      await fileReport(own, aBurden(own, { accessHash }), { id })
      await own.store.reports.release('one')
      const [report] = await own.store.reading.list({ kinds: ['burden'], prefix: '' }, 1)
      const mid = newId()
      const entry = { at: own.clock.now().toISOString(), who: '李', act: 'reply-sent', subject: '-' } as const
      await own.store.reading.reply(
        { ref: report?.ref ?? '', mid, day: '2026-06-18', sealed: 'QUJD', copy: 'REVG' },
        entry,
      )
      const answer = await own.app.inject({ url: routes.report(id), headers: { authorization: `Bearer ${key}` } })
      expect(answer.json<ReportStatus>().replies).toEqual([{ mid, day: '2026-06-18', sealed: 'QUJD' }])
      expect(answer.body).not.toContain('REVG')
      const headers = { authorization: `Bearer ${accessKey().key}` }
      expect(refusal(await own.app.inject({ url: routes.report(id), headers }))).toBe('404 report-unknown')
    })
  })
})
