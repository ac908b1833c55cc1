import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import { padJson, REPORT_LENGTHS } from '../../../src/contract/padding.ts'
import type { Receipt } from '../../../src/contract/receipt.ts'
import { maskDigest, sha256 } from '../../../src/server/endpoint/keys/report-keys.ts'
import { MORNING } from '../../setup/clock.ts'
import { type Endpoint, forEachEndpoint } from '../../setup/endpoint.ts'
import { aBurden, aGrid, fileReport, hexOf, isGenuine, newId, putPart, refusal, sealTo } from '../../setup/reports.ts'

forEachEndpoint((start) => {
  let shared: Endpoint
  beforeAll(async () => {
    shared = await start()
  })

  describe('a report that is filed', () => {
    it.each([
      ['burden', false],
      ['burden', true],
      ['grid', false],
      ['grid', true],
    ] as const)('%s (sealed: %s): 201 and a receipt that anyone can verify', async (kind, sealed) => {
      const report = kind === 'burden' ? aBurden(shared) : aGrid(shared)
      const text = JSON.stringify(report)
      const body = sealed ? await sealTo(shared.burden.intakeKey, text) : Buffer.from(text)
      const id = newId()
      const response = await fileReport(shared, report, { id, sealed, body })
      const receipt = response.json<Receipt>()
      expect(response.statusCode).toBe(201)
      expect(receipt).toEqual({ id, day: '2026-06-17', digest: hexOf(body), signature: expect.any(String) })
      expect(isGenuine(receipt, shared.burden)).toBe(true)
      expect(response.headers['cache-control']).toBe('no-store')
      expect(shared.filed.at(-1)).toBe(kind)
    })

    it('a receipt for other bytes, another day or another id is not genuine', async () => {
      const receipt = (await fileReport(shared, aBurden(shared))).json<Receipt>()
      expect(isGenuine({ ...receipt, id: newId() }, shared.burden)).toBe(false)
      expect(isGenuine({ ...receipt, day: '2026-06-18' }, shared.burden)).toBe(false)
      expect(isGenuine({ ...receipt, digest: hexOf(Buffer.from('x')) }, shared.burden)).toBe(false)
    })

    it('the day is the day in TIME_ZONE, not in UTC', async () => {
      shared.clock.set('2026-06-17T16:00:00Z')
      const receipt = (await fileReport(shared, aBurden(shared))).json<Receipt>()
      shared.clock.set(MORNING)
      expect(receipt.day).toBe('2026-06-18')
    })

    it('padding of the sealed report does not matter', async () => {
      const report = aBurden(shared)
      const body = await sealTo(shared.burden.intakeKey, padJson(Buffer.from(JSON.stringify(report)), REPORT_LENGTHS))
      expect((await fileReport(shared, report, { sealed: true, body })).statusCode).toBe(201)
    })
  })

  describe('a report that is sent again', () => {
    it('gets the same receipt for the same bytes, a year later and after the release too', async () => {
      const endpoint = await start()
      const sending = { id: newId(), body: JSON.stringify(aBurden(endpoint)) }
      const first = await fileReport(endpoint, aBurden(endpoint), sending)
      expect(first.statusCode).toBe(201)
      const again = async () => {
        const response = await fileReport(endpoint, aBurden(endpoint), sending)
        expect([response.statusCode, response.body]).toEqual([200, first.body])
      }
      await again()
      endpoint.clock.set('2027-03-01T00:00:00Z')
      await again()
      expect(await endpoint.store.reports.release('2027-03-01#0')).toBe(1)
      await again()
      expect(await endpoint.store.reports.release('2027-03-02#0')).toBe(0)
      expect(endpoint.filed).toHaveLength(1)
    })

    it('gets its receipt from another process', async () => {
      const two = await start({ beside: shared })
      const sending = { id: newId(), body: JSON.stringify(aGrid(shared)) }
      const first = await fileReport(shared, aGrid(shared), sending)
      const again = await fileReport(two, aGrid(shared), sending)
      expect([again.statusCode, again.body]).toEqual([200, first.body])
    })

    it('at the same moment, ten times: once 201, then 200, one receipt', async () => {
      const sending = { id: newId(), body: JSON.stringify(aGrid(shared)) }
      const before = shared.filed.length
      const all = await Promise.all(Array.from({ length: 10 }, () => fileReport(shared, aGrid(shared), sending)))
      expect(all.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(9).fill(200), 201])
      expect(new Set(all.map(({ body }) => body)).size).toBe(1)
      expect(shared.filed.length - before).toBe(1)
    })

    it('gets its receipt with a wrong, malformed or missing capability', async () => {
      const sending = { id: newId(), body: JSON.stringify(aBurden(shared)) }
      await fileReport(shared, aBurden(shared), sending)
      for (const cap of [`h1.${'x'.repeat(43)}`, 'nonsense', null])
        expect((await fileReport(shared, aBurden(shared), { ...sending, cap })).statusCode).toBe(200)
    })

    it('gets its receipt though today the same bytes would be refused', async () => {
      const bytes = Buffer.from('{"version":0,"kind":"burden","of":"an older client"}')
      const id = newId()
      const { idMac, digestPad } = shared.context.keys.ofId(id)
      await shared.store.reports.add({
        idMac,
        digestMask: maskDigest(digestPad, sha256(bytes)),
        accessMac: null,
        statusMac: null,
        day: '2024-02-29',
        kind: 'burden',
        place: shared.burden.places[0]?.code ?? '',
        category: 'MTG',
        body: bytes.toString(),
        parts: [],
      })
      const plain = await fileReport(shared, {}, { id, body: bytes })
      const sealed = await fileReport(shared, {}, { id, body: bytes, mediaType: 'application/vnd.jianfu.sealed' })
      for (const response of [plain, sealed]) {
        expect(response.statusCode).toBe(200)
        expect(response.json<Receipt>()).toMatchObject({ id, day: '2024-02-29', digest: hexOf(bytes) })
        expect(isGenuine(response.json<Receipt>(), shared.burden)).toBe(true)
      }
    })

    it('is another report if one byte differs, be it a space or a key of the seal', async () => {
      const id = newId()
      const report = aBurden(shared)
      expect((await fileReport(shared, report, { id })).statusCode).toBe(201)
      const spaced = await fileReport(shared, report, { id, body: `${JSON.stringify(report)} ` })
      expect(refusal(spaced)).toBe('409 report-differs')
      expect(refusal(await fileReport(shared, report, { id, sealed: true }))).toBe('409 report-differs')
      expect(refusal(await fileReport(shared, report, { id, body: 'rubbish' }))).toBe('409 report-differs')
    })
  })

  describe('a report with photos', () => {
    const photo = (text: string) => Buffer.from(text.repeat(100))

    it.each(['burden', 'grid'] as const)(
      '%s: is told which pieces are missing, and taken once they are there',
      async (kind) => {
        const pieces = [photo(`${kind} one`), photo(`${kind} two`)]
        const names = pieces.map(hexOf)
        const report =
          kind === 'burden'
            ? aBurden(shared, { parts: names })
            : aGrid(shared, { photos: [{ type: 'image/jpeg', parts: names }] })
        const sending = { id: newId(), body: JSON.stringify(report) }
        await putPart(shared, pieces[0] as Buffer)
        const missing = await fileReport(shared, report, sending)
        expect(refusal(missing)).toBe('409 parts-missing')
        expect(missing.json()).toMatchObject({ missing: [names[1]] })
        await putPart(shared, pieces[1] as Buffer)
        expect((await fileReport(shared, report, sending)).statusCode).toBe(201)
        expect((await fileReport(shared, report, sending)).statusCode).toBe(200)
      },
    )

    it('keeps its receipt when its pieces are gone again', async () => {
      const piece = photo('swept')
      const report = aGrid(shared, { photos: [{ type: 'image/jpeg', parts: [hexOf(piece)] }] })
      const sending = { id: newId(), body: JSON.stringify(report) }
      await putPart(shared, piece)
      expect((await fileReport(shared, report, sending)).statusCode).toBe(201)
      for (const { ref } of await shared.store.photos.pending())
        await shared.store.photos.settle(ref, [null], [hexOf(piece)])
      await shared.store.parts.sweep('2030-01-01')
      expect((await fileReport(shared, report, sending)).statusCode).toBe(200)
    })
  })

  it('a full burst from many phones is stored once each', async () => {
    const before = shared.filed.length
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, index) => fileReport(shared, index % 2 ? aBurden(shared) : aGrid(shared))),
    )
    expect(all.every(({ statusCode }) => statusCode === 201)).toBe(true)
    expect(shared.filed.length - before).toBe(100)
    expect(await shared.store.check()).toEqual([])
  })

  it('the report sits under no name that was seen on the wire', async () => {
    const response = await fileReport(shared, aBurden(shared))
    const { id } = response.json<Receipt>()
    expect((await shared.app.inject(routes.report(id))).statusCode).toBe(404)
  })
})
