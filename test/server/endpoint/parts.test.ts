import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import { LIMITS } from '../../../src/contract/limits.ts'
import type { Poster } from '../../../src/contract/poster.ts'
import { PART_CONTEXT } from '../../../src/server/endpoint/clean-photo.ts'
import { type Endpoint, forEachEndpoint } from '../../setup/endpoint.ts'
import { TOWN } from '../../setup/places.ts'
import { capOf, hexOf, putPart, refusal } from '../../setup/reports.ts'

forEachEndpoint((start) => {
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start()
  })

  describe('a piece of a photo', () => {
    it('is stored under its hash, encrypted', async () => {
      const bytes = randomBytes(1000)
      const response = await putPart(endpoint, bytes)
      expect([response.statusCode, response.body]).toEqual([201, ''])
      const stored = Buffer.from((await endpoint.store.parts.get(endpoint.context.keys.ofPart(hexOf(bytes)))) ?? [])
      expect(stored.includes(bytes.subarray(0, 32))).toBe(false)
      expect(endpoint.context.cipher.open(stored, PART_CONTEXT).equals(bytes)).toBe(true)
    })

    it('may be sent again, and from two places at once', async () => {
      const bytes = randomBytes(1000)
      const all = await Promise.all([putPart(endpoint, bytes), putPart(endpoint, bytes), putPart(endpoint, bytes)])
      expect([...all, await putPart(endpoint, bytes)].map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201])
    })

    it('that was changed or cut off on its way is told apart', async () => {
      const bytes = randomBytes(1000)
      expect(refusal(await putPart(endpoint, bytes.subarray(1), { name: hexOf(bytes) }))).toBe('422 part-differs')
      expect(refusal(await putPart(endpoint, Buffer.alloc(0), { name: hexOf(bytes) }))).toBe('422 part-differs')
      expect(await endpoint.store.parts.get(endpoint.context.keys.ofPart(hexOf(bytes)))).toBeUndefined()
    })

    it('has at most 64 KiB', async () => {
      expect((await putPart(endpoint, randomBytes(LIMITS.partBytes))).statusCode).toBe(201)
      const response = await putPart(endpoint, randomBytes(LIMITS.partBytes + 1))
      expect(refusal(response)).toBe('413 too-large')
      expect(response.headers.connection).toBe('close')
    })

    it('needs a capability: missing or of nobody 403, malformed 422', async () => {
      const bytes = randomBytes(10)
      expect(refusal(await putPart(endpoint, bytes, { cap: null }))).toBe('403 cap-refused')
      expect(refusal(await putPart(endpoint, bytes, { cap: `h1.${'A'.repeat(43)}` }))).toBe('403 cap-refused')
      expect(refusal(await putPart(endpoint, bytes, { cap: 'h1.short' }))).toBe('422 cap-malformed')
      expect(await endpoint.store.parts.get(endpoint.context.keys.ofPart(hexOf(bytes)))).toBeUndefined()
    })

    it('any capability of any sheet will do, since a piece names no place', async () => {
      for (const cap of [capOf(endpoint.burden), endpoint.burden.places.at(-1)?.cap ?? '', capOf(endpoint.grid)])
        expect((await putPart(endpoint, randomBytes(10), { cap })).statusCode).toBe(201)
    })

    it('is octets: any other media type is 415, an ill-formed name 422', async () => {
      const bytes = randomBytes(10)
      for (const mediaType of ['image/jpeg', 'application/json', 'application/vnd.jianfu.sealed'])
        expect(refusal(await putPart(endpoint, bytes, { mediaType }))).toBe('415 media-type')
      for (const name of [hexOf(bytes).toUpperCase(), hexOf(bytes).slice(1), 'x'])
        expect(refusal(await putPart(endpoint, bytes, { name }))).toBe('422 id-malformed')
    })

    it('is not handed out again', async () => {
      const bytes = randomBytes(10)
      await putPart(endpoint, bytes)
      expect(refusal(await endpoint.app.inject(routes.part(hexOf(bytes))))).toBe('405 method-not-allowed')
    })

    it('comes with the capability of a village that another process has just imported', async () => {
      const fresh = await start({ beside: endpoint })
      expect((await putPart(fresh, randomBytes(10))).statusCode).toBe(201)
      await endpoint.store.places.save([{ code: '371002100299', name: '新村', level: 'village', parent: TOWN }])
      fresh.clock.set('2026-06-17T02:10:00Z')
      const poster = (await fresh.app.inject(routes.poster(endpoint.burden.code))).json<Poster>()
      const cap = poster.places.find(({ code }) => code === '371002100299')?.cap ?? ''
      expect((await putPart(fresh, randomBytes(10), { cap })).statusCode).toBe(201)
    })

    it('is taken with last year’s capability: its report was sealed with it', async () => {
      endpoint.clock.set('2027-02-01T00:00:00Z')
      expect((await putPart(endpoint, randomBytes(10))).statusCode).toBe(201)
    })

    it('a fault of the store while capabilities are looked up does not shut pieces out for good', async () => {
      const fresh = await start({ beside: endpoint })
      const { list } = fresh.store.places
      Object.assign(fresh.store.places, { list: () => Promise.reject(new Error('gone')) })
      expect(refusal(await putPart(fresh, randomBytes(10)))).toBe('500 fault')
      Object.assign(fresh.store.places, { list })
      expect((await putPart(fresh, randomBytes(10))).statusCode).toBe(201)
    })
  })
})
