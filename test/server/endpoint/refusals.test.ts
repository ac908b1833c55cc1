import { Encrypter } from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { contentDigest, routes } from '../../../src/contract/api.ts'
import { LIMITS } from '../../../src/contract/limits.ts'
import { type Endpoint, endpoints } from '../../setup/endpoint.ts'
import { aBurden, aGrid, fileReport, hexOf, newId, refusal, sealTo } from '../../setup/reports.ts'
import { REVIEWER } from '../../setup/reviewer.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(hexOf(bytes), 'hex').toString('base64')

describe('bytes that cannot be a report', () => {
  const start = endpoints()
  let endpoint: Endpoint
  const send = async (sending: object) => refusal(await fileReport(endpoint, aBurden(endpoint), sending))
  beforeAll(async () => {
    endpoint = await start()
  })

  it.each([
    ['missing', null, '400 digest-missing'],
    ['empty', '', '400 digest-malformed'],
    ['without its colons', `sha-256=${base64(Buffer.from('x'))}`, '400 digest-malformed'],
    ['in hex', `sha-256=:${'a'.repeat(64)}:`, '400 digest-malformed'],
    ['too short', 'sha-256=:AAAA:', '400 digest-malformed'],
    ['of another algorithm', `sha-512=:${'A'.repeat(86)}==:`, '400 digest-malformed'],
    ['of other bytes', contentDigest(base64(Buffer.from('other'))), '422 digest-differs'],
  ])('a Content-Digest that is %s', async (_how, digest, expected) => {
    expect(await send({ digest })).toBe(expected)
  })

  it('a Content-Digest may name other algorithms beside sha-256', async () => {
    const body = JSON.stringify(aBurden(endpoint))
    const digest = `sha-512=:${'A'.repeat(86)}==:, ${contentDigest(base64(Buffer.from(body)))}`
    expect((await fileReport(endpoint, aBurden(endpoint), { body, digest })).statusCode).toBe(201)
  })

  it('the digest is over the bytes sent: the sealed ones', async () => {
    const digest = contentDigest(base64(Buffer.from(JSON.stringify(aBurden(endpoint)))))
    expect(await send({ sealed: true, digest })).toBe('422 digest-differs')
  })

  it('a seal that is rubbish, empty, cut off, changed or for another key', async () => {
    const whole = await sealTo(endpoint.burden.intakeKey, JSON.stringify(aBurden(endpoint)))
    const changed = Buffer.from(whole)
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    const bodies = [
      Buffer.from('rubbish'),
      Buffer.alloc(0),
      whole.subarray(0, whole.length - 1),
      whole.subarray(0, 40),
      changed,
      Buffer.from(JSON.stringify(aBurden(endpoint))),
      await sealTo(REVIEWER.recipient, JSON.stringify(aBurden(endpoint))),
    ]
    for (const body of bodies) expect(await send({ sealed: true, body })).toBe('400 seal-broken')
  })

  it('nobody keeps the server busy with a seal for a thousand keys', async () => {
    const encrypter = new Encrypter()
    for (let keys = 0; keys < 1_000; keys++) encrypter.addRecipient(REVIEWER.recipient)
    const body = await encrypter.encrypt(JSON.stringify(aBurden(endpoint)))
    const before = process.cpuUsage()
    for (let times = 0; times < 10; times++) expect(await send({ sealed: true, body })).toBe('400 seal-broken')
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000)
  })

  it.each([
    ['no JSON', 'rubbish'],
    ['nothing', ''],
    ['half a JSON', '{"version":1,'],
    ['JSON with a comment', '{} // really'],
    ['two JSON values', '{}{}'],
  ])('%s', async (_what, body) => {
    expect(await send({ body })).toBe('400 not-json')
    expect(await send({ sealed: true, body: await sealTo(endpoint.burden.intakeKey, body) })).toBe('400 not-json')
  })

  it('JSON that is not UTF-8', async () => {
    const text = JSON.stringify(aGrid(endpoint, { text: 'café' }))
    expect(await send({ body: Buffer.from(text, 'latin1') })).toBe('400 not-json')
    expect(await send({ body: Buffer.from(text, 'utf16le') })).toBe('400 not-json')
    // An overlong slash, which decoders that repair let through.
    expect(
      await send({ body: Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]) }),
    ).toBe('400 not-json')
  })

  it.each(['[]', 'null', '"text"', '1', 'true'])('JSON that is no object: %s', async (body) => {
    expect(await send({ body })).toBe('422 report-invalid')
  })

  it('a body of 128 KiB is read, one byte more is not', async () => {
    const fill = (length: number) => JSON.stringify(aBurden(endpoint)).padEnd(length, ' ')
    const most = await fileReport(endpoint, aBurden(endpoint), { body: fill(LIMITS.bodyBytes) })
    expect(most.statusCode).toBe(201)
    expect(await send({ body: fill(LIMITS.bodyBytes + 1) })).toBe('413 too-large')
  })

  it.each([
    'text/plain',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    'application/vnd.jianfu.sealed2',
  ])('the media type %s', async (mediaType) => {
    expect(await send({ mediaType })).toBe('415 media-type')
  })

  it('no media type at all', async () => {
    expect(await send({ mediaType: null })).toBe('415 media-type')
  })

  it.each(['application/json; charset=utf-8', 'Application/JSON'])('but %s is JSON', async (mediaType) => {
    expect((await fileReport(endpoint, aBurden(endpoint), { mediaType })).statusCode).toBe(201)
  })

  it.each(['1', 'a'.repeat(31), 'a'.repeat(33), 'A'.repeat(32), 'g'.repeat(32), '%00'.repeat(32)])(
    'the id %s',
    async (id) => {
      expect(await send({ id })).toBe('422 id-malformed')
    },
  )

  it('phones are asked to open a new connection for the next report, whatever the answer; machines are not', async () => {
    const connection = async (sending: object) =>
      (await fileReport(endpoint, aBurden(endpoint), sending)).headers.connection
    expect(await connection({ sealed: true })).toBe('close')
    expect(await connection({ sealed: true, body: 'rubbish' })).toBe('close')
    expect(await connection({ sealed: true, digest: null })).toBe('close')
    expect(await connection({ sealed: true, body: Buffer.alloc(LIMITS.bodyBytes + 1) })).toBe('close')
    expect(await connection({})).not.toBe('close')
  })

  it('a digest is asked for before a known id, a known id is answered before a broken seal', async () => {
    const id = newId()
    const body = JSON.stringify(aBurden(endpoint))
    expect((await fileReport(endpoint, aBurden(endpoint), { id, body })).statusCode).toBe(201)
    expect(await send({ id, body, digest: null })).toBe('400 digest-missing')
    expect(await send({ id, body, digest: contentDigest(base64(Buffer.from('x'))) })).toBe('422 digest-differs')
    expect(await send({ id, sealed: true, body: 'rubbish' })).toBe('409 report-differs')
  })

  it('nothing of what was refused is kept', async () => {
    expect(await endpoint.store.check()).toEqual([])
    const before = endpoint.filed.length
    await send({ body: 'rubbish' })
    expect(endpoint.filed).toHaveLength(before)
    expect((await endpoint.app.inject(routes.report(newId()))).statusCode).toBe(404)
  })
})
