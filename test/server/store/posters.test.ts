import { describe, expect, test } from 'vitest'
import type { PosterRow } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'

const poster = (given: Partial<PosterRow> = {}): PosterRow => ({
  code: 'ABCDEFGH01',
  kind: 'burden',
  place: '371002A01000',
  created: '2026-03-05',
  revoked: null,
  ...given,
})

forEachEngine((engine) => {
  describe('posters', () => {
    test('a revoked code is known as revoked, is in force no more and cannot be revoked again', async () => {
      const store = await engine.open()
      await store.posters.add([poster()])
      expect(await store.posters.active('burden', '371002A01000')).toEqual(poster())
      expect(await store.posters.active('grid', '371002A01000')).toBeUndefined()
      expect(await store.posters.revoke('ABCDEFGH01', '2026-04-01')).toBe(true)
      expect(await store.posters.revoke('ABCDEFGH01', '2026-04-02')).toBe(false)
      expect(await store.posters.revoke('0000000000', '2026-04-02')).toBe(false)
      expect(await store.posters.get('ABCDEFGH01')).toMatchObject({ revoked: '2026-04-01' })
      expect(await store.posters.active('burden', '371002A01000')).toBeUndefined()
    })

    test('two codes in force for one place would tell its sheets apart: the second is refused', async () => {
      const store = await engine.open()
      await store.posters.add([poster()])
      const second = [poster({ code: 'ZZZZZZZZ02', place: '371002A02000' }), poster({ code: 'ZZZZZZZZ01' })]
      await expect(store.posters.add(second)).rejects.toThrow()
      expect(await store.posters.list()).toEqual([poster()])
      await store.posters.revoke('ABCDEFGH01', '2026-04-01')
      await store.posters.add(second)
      expect(await store.posters.list()).toHaveLength(3)
    })

    test('the version changes with every change, also for another process', async () => {
      const location = await engine.fresh()
      const [one, other] = [await engine.open(location), await engine.open(location)]
      const versions = [await one.posters.version()]
      await one.posters.add([poster()])
      versions.push(await other.posters.version())
      await one.posters.revoke('ABCDEFGH01', '2026-04-01')
      versions.push(await other.posters.version())
      await one.posters.add([poster({ code: 'ZZZZZZZZ01' })])
      versions.push(await other.posters.version())
      expect(new Set(versions).size).toBe(4)
    })
  })

  describe('settings', () => {
    test('values are set together, kept and overwritten', async () => {
      const store = await engine.open()
      expect(await store.settings.get('operator')).toBeUndefined()
      await store.settings.set({ operator: '威海市整治形式主义为基层减负专班', mode: 'trial' })
      await store.settings.set({ mode: 'production' })
      await store.settings.set({})
      expect(await store.settings.get('operator')).toBe('威海市整治形式主义为基层减负专班')
      expect(await store.settings.get('mode')).toBe('production')
    })
  })
})
