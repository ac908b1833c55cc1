import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { EMBLEM_BYTES, SHEET_TEXTS, type SheetTextsAnswer } from '../../../../src/contract/staff/printing.ts'
import { fingerprint } from '../../../../src/crypto/fingerprint.ts'
import { type Endpoint, type EndpointOptions, endpoints, OPERATOR } from '../../../setup/endpoint.ts'
import { COUNTY } from '../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { asker, refused } from './case-settings/ask.ts'

const start = endpoints()
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="red"/></svg>'

describe('what stands on every sheet', () => {
  let endpoint: Endpoint
  let administrator: SignedIn
  let ask: ReturnType<typeof asker>
  const read = async () => (await ask(administrator, 'GET', staffRoutes.sheetTexts)).json<SheetTextsAnswer>()
  beforeAll(async () => {
    endpoint = await start()
    ask = asker(endpoint)
    administrator = await signedIn(endpoint, { role: 'administrator' })
  })

  it('begins with our words and the operator as set up', async () => {
    expect(await read()).toEqual({
      texts: SHEET_TEXTS,
      operator: OPERATOR,
      emblem: false,
      address: 'http://jianfu.test',
      addressFault: 'local',
    })
  })

  it.each<[EndpointOptions, string, string | undefined]>([
    [{ publicUrl: 'http://10.1.2.3:8080' }, 'http://10.1.2.3:8080', 'plain'],
    [{ publicUrl: 'https://jianfu.example.cn' }, 'https://jianfu.example.cn', undefined],
    [{ publicUrl: 'https://[2001:db8::1]:8443' }, 'https://[2001:db8::1]:8443', undefined],
  ])('%j: says where the codes lead, and what is wrong with it', async (options, address, fault) => {
    const other = await start(options)
    const { headers } = await signedIn(other, { role: 'administrator' })
    const answer = (await other.app.inject({ url: staffRoutes.sheetTexts, headers })).json<SheetTextsAnswer>()
    expect([answer.address, answer.addressFault]).toEqual([address, fault])
  })

  it('carries the fingerprint of the operator as phones show it', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const root = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')
    const signature = sign(null, Buffer.from('keys'), privateKey).toString('base64')
    const keys = { recipients: [], intakeKey: '', serverKeys: [], root, signature }
    await endpoint.store.settings.set({ 'signed-keys': JSON.stringify(keys) })
    const answer = await read()
    expect(answer.fingerprint).toBe(fingerprint(root))
    expect(answer.fingerprint).toMatch(/^\d{5} \d{5} \d{5} \d{5}$/)
    expect(answer.fingerprint?.replaceAll(' ', '')).toBe(
      (BigInt(`0x${createHash('sha256').update(root).digest('hex').slice(0, 20)}`) % 10n ** 20n)
        .toString()
        .padStart(20, '0'),
    )
  })

  it('has the words that were set, and says who set them', async () => {
    const texts = { ...SHEET_TEXTS, grid: { title: '身边事，扫一扫', lead: '', note: '𡌶村也行' } }
    expect((await ask(administrator, 'PUT', staffRoutes.sheetTexts, texts)).statusCode).toBe(200)
    expect((await read()).texts).toEqual(texts)
    const [entry] = await endpoint.store.audit.list(1, undefined, undefined, 'sheet-texts-set')
    expect(entry?.who).toBe(administrator.member.name)
  })

  it.each([
    ['a character that ends texts', { title: '扫\u0000码' }, 'request-invalid /burden/title'],
    ['a character that turns the line around', { note: '\u202e不记名' }, 'request-invalid /burden/note'],
    ['a title of spaces', { title: '  ' }, 'request-invalid /burden/title'],
    ['a title that does not fit', { title: '很'.repeat(15) }, 'request-invalid /burden/title'],
  ])('takes no %s', async (_what, words, answer) => {
    const texts = { ...SHEET_TEXTS, burden: { ...SHEET_TEXTS.burden, ...words } }
    expect(refused(await ask(administrator, 'PUT', staffRoutes.sheetTexts, texts))).toBe(answer)
  })

  it('is not for the administrator of a county to change: it stands on the sheets of all', async () => {
    const county = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
    expect(refused(await ask(county, 'PUT', staffRoutes.sheetTexts, SHEET_TEXTS))).toBe('not-yours')
    expect(refused(await ask(county, 'DELETE', staffRoutes.emblem))).toBe('not-yours')
    const headers = { ...county.headers, 'content-type': 'image/svg+xml' }
    const put = await endpoint.app.inject({ method: 'PUT', url: staffRoutes.emblem, headers, payload: SVG })
    expect(refused(put)).toBe('not-yours')
    expect((await ask(county, 'GET', staffRoutes.sheetTexts)).statusCode).toBe(200)
  })
})

describe('the emblem', () => {
  let endpoint: Endpoint
  let administrator: SignedIn
  const put = (payload: string | Buffer, type = 'image/svg+xml') =>
    endpoint.app.inject({
      method: 'PUT',
      url: staffRoutes.emblem,
      headers: { ...administrator.headers, 'content-type': type },
      payload,
    })
  const get = () => endpoint.app.inject({ url: staffRoutes.emblem, headers: administrator.headers })
  beforeAll(async () => {
    endpoint = await start()
    administrator = await signedIn(endpoint, { role: 'administrator' })
  })

  it('is drawn anew: what is kept is a small PNG, whatever came', async () => {
    expect((await get()).statusCode).toBe(404)
    expect((await put(SVG)).statusCode).toBe(204)
    const { rawPayload, headers } = await get()
    expect(headers['content-type']).toBe('image/png')
    expect(headers['content-disposition']).toBe('inline')
    expect(await sharp(rawPayload).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 })
    const answer = await endpoint.app.inject({ url: staffRoutes.sheetTexts, headers: administrator.headers })
    expect(answer.json<SheetTextsAnswer>().emblem).toBe(true)
  })

  it.each([
    ['a script', SVG.replace('<circle', '<script>alert(1)</script><circle')],
    ['something from elsewhere', SVG.replace('<circle', '<image href="https://evil.example/x.png"/><circle')],
    ['no picture', 'PK zip'],
  ])('with %s is refused with a sentence, and the one before stays', async (_what, payload) => {
    const before = (await get()).rawPayload
    const answer = await put(payload)
    expect(refused(answer)).toBe('emblem-refused')
    expect(answer.json<{ detail: string }>().detail).toMatch(/Save it/)
    expect((await get()).rawPayload.equals(before)).toBe(true)
  })

  it('of 50 MB is refused by its size alone', async () => {
    const answer = await put(Buffer.alloc(50 * 1024 * 1024), 'image/png')
    expect(refused(answer)).toBe('too-large')
    expect(answer.json<{ detail: string }>().detail).toContain(`${EMBLEM_BYTES / 1024 / 1024} MB`)
  })

  it('of another kind is refused by its name', async () => {
    expect(refused(await put('{}', 'application/json'))).toBe('media-type')
    expect(refused(await put('GIF89a', 'image/gif'))).toBe('media-type')
  })

  it('goes when it is not wanted any more, and every change is written down', async () => {
    const headers = administrator.headers
    expect((await endpoint.app.inject({ method: 'DELETE', url: staffRoutes.emblem, headers })).statusCode).toBe(204)
    expect((await get()).statusCode).toBe(404)
    const acts = (await endpoint.store.audit.list(9, undefined, undefined, 'emblem-set')).map(({ subject }) => subject)
    expect(acts).toEqual(['-', expect.stringMatching(/^\d+ bytes$/)])
  })
})
