import { describe, expect, test } from 'vitest'
import { forEachEngine } from '../../setup/engines.ts'
import { makePart, makeReport, peek } from './reports-for-tests.ts'

forEachEngine((engine) => {
  describe('pieces of photos', () => {
    test('a report whose pieces have not arrived is not stored and names them; its neighbours are', async () => {
      const store = await engine.open()
      const [there, missing] = [makePart(), makePart()]
      await store.parts.put(there.sha256, there.bytes, '2026-03-05')
      const incomplete = makeReport({ parts: [there.sha256, missing.sha256] })
      const [first, second, third] = await Promise.all([
        store.reports.add(makeReport()),
        store.reports.add(incomplete),
        store.reports.add(makeReport({ parts: [there.sha256] })),
      ])
      expect([first?.name, third?.name]).toEqual(['stored', 'stored'])
      expect(second).toEqual({ name: 'parts-missing', missing: [missing.sha256] })
      expect(await store.reports.find(incomplete.idMac)).toBeUndefined()
      await store.parts.put(missing.sha256, missing.bytes, '2026-03-05')
      expect(await store.reports.add(incomplete)).toEqual({ name: 'stored' })
    })

    test('a piece stored twice, or again after its report, is no error', async () => {
      const store = await engine.open()
      const { sha256, bytes } = makePart(64 * 1024)
      await Promise.all([store.parts.put(sha256, bytes, '2026-03-05'), store.parts.put(sha256, bytes, '2026-03-05')])
      await store.parts.put(sha256, bytes, '2026-03-06')
      await store.reports.add(makeReport({ kind: 'grid', parts: [sha256] }))
      await store.parts.put(sha256, bytes, '2026-03-06')
      expect(Buffer.compare((await store.parts.get(sha256)) as Uint8Array, bytes)).toBe(0)
      expect(await store.parts.get('0'.repeat(64))).toBeUndefined()
    })

    test('the sweep takes pieces nobody claimed before the day, and no others', async () => {
      const store = await engine.open()
      const [old, young, claimed] = [makePart(), makePart(), makePart()]
      await store.parts.put(old.sha256, old.bytes, '2026-03-01')
      await store.parts.put(claimed.sha256, claimed.bytes, '2026-03-01')
      await store.parts.put(young.sha256, young.bytes, '2026-03-04')
      await store.reports.add(makeReport({ parts: [claimed.sha256] }))
      expect(await store.parts.sweep('2026-03-04')).toBe(1)
      expect(await store.parts.get(old.sha256)).toBeUndefined()
      expect(await store.parts.get(young.sha256)).toBeDefined()
      await store.reports.release('one')
      expect(await store.parts.sweep('2027-01-01')).toBe(1)
      expect(await store.parts.get(claimed.sha256)).toBeDefined()
    })

    test('two waiting reports may share a piece, and a grid report may take it without harm to them', async () => {
      const store = await engine.open()
      const { sha256, bytes } = makePart()
      await store.parts.put(sha256, bytes, '2026-03-05')
      const kinds = ['burden', 'grid', 'burden'] as const
      const outcomes = await Promise.all(kinds.map((kind) => store.reports.add(makeReport({ kind, parts: [sha256] }))))
      expect(outcomes.map(({ name }) => name)).toEqual(['stored', 'stored', 'stored'])
      const [grid] = await store.photos.pending()
      await store.photos.settle(grid?.ref ?? '', [null], [sha256])
      await store.reports.release('one')
      expect(await store.parts.get(sha256)).toBeDefined()
      expect(await store.check()).not.toContainEqual(expect.stringContaining('piece'))
    })

    test('a photo settled once is settled: its pieces go, what a second process made of it is dropped', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const [one, two] = [makePart(), makePart()]
      await store.parts.put(one.sha256, one.bytes, '2026-03-05')
      await store.parts.put(two.sha256, two.bytes, '2026-03-05')
      const body = JSON.stringify({ photos: [one.sha256, two.sha256] })
      await store.reports.add(makeReport({ kind: 'grid', body, parts: [one.sha256, two.sha256] }))
      const pending = await store.photos.pending()
      expect(pending).toEqual([{ ref: expect.stringMatching(/^[0-9a-f]{32}$/), body }])
      const ref = pending[0]?.ref ?? ''
      await store.photos.settle(ref, [new Uint8Array([1, 2, 3]), null], [one.sha256, two.sha256])
      await store.photos.settle(ref, [new Uint8Array([9])], [one.sha256])
      expect(await store.photos.pending()).toEqual([])
      expect(await store.parts.get(one.sha256)).toBeUndefined()
      const photos = await peek(location, (db) => db.selectFrom('photos').selectAll().orderBy('position').execute())
      expect(photos.map(({ bytes }) => bytes && [...bytes])).toEqual([[1, 2, 3], null])
    })

    test('a piece that another report still needs outlives the settling of the first', async () => {
      const store = await engine.open()
      const { sha256, bytes } = makePart()
      for (let index = 0; index < 2; index++) {
        await store.parts.put(sha256, bytes, '2026-03-05')
        await store.reports.add(makeReport({ kind: 'grid', parts: [sha256] }))
      }
      const [first, second] = await store.photos.pending()
      await store.photos.settle(first?.ref ?? '', [], [sha256])
      expect(await store.parts.get(sha256)).toBeDefined()
      await store.photos.settle(second?.ref ?? '', [], [sha256])
      expect(await store.parts.get(sha256)).toBeUndefined()
    })
  })
})
