import { beforeAll, describe, expect, test } from 'vitest'
import { placePath } from '../../../src/server/store/places/place-path.ts'
import type { PosterRow, Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { BUILDING, COUNTY, huancui, LARGE_TOWN, TOWN, VILLAGE } from '../../setup/places.ts'

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

    test('the version changes with codes that are made or withdrawn, and with nothing else', async () => {
      const store = await engine.open()
      await store.places.save(huancui())
      const none = await store.posters.version()
      const { rows } = await store.posters.ensure('grid', [VILLAGE], '2026-03-05')
      const made = await store.posters.version()
      await store.posters.ensure('grid', [VILLAGE], '2026-03-05')
      await store.posters.revoke('0000000000', '2026-04-01')
      expect(await store.posters.version()).toBe(made)
      await store.posters.revoke(rows[0]?.code ?? '', '2026-04-01')
      expect(new Set([none, made, await store.posters.version()]).size).toBe(3)
    })
  })

  describe('a replaced code', () => {
    test('is revoked, and the new one is in force for the same place', async () => {
      const store = await engine.open()
      await store.posters.add([poster()])
      const before = await store.posters.version()
      expect(await store.posters.replace('ABCDEFGH01', '2026-04-01', 'ZZZZZZZZ01')).toBe(true)
      expect(await store.posters.get('ABCDEFGH01')).toMatchObject({ revoked: '2026-04-01' })
      expect(await store.posters.active('burden', '371002A01000')).toEqual(
        poster({ code: 'ZZZZZZZZ01', created: '2026-04-01' }),
      )
      expect(await store.posters.version()).not.toBe(before)
      expect(await store.posters.replace('ABCDEFGH01', '2026-04-01', 'ZZZZZZZZ02')).toBe(false)
      expect(await store.posters.get('ZZZZZZZZ02')).toBeUndefined()
    })

    test('of two who replace it at once one does: two codes in force would tell the sheets of an area apart', async () => {
      const location = await engine.fresh()
      const stores = [await engine.open(location), await engine.open(location)]
      await stores[0]?.posters.add([poster()])
      const done = await Promise.all(
        stores.map((store, index) => store.posters.replace('ABCDEFGH01', '2026-04-01', `ZZZZZZZZ0${index}`)),
      )
      expect(done.sort()).toEqual([false, true])
      expect(await stores[0]?.posters.list()).toHaveLength(2)
    })

    test('is written down with who did it, or not at all', async () => {
      const store = await engine.open()
      await store.posters.add([poster(), poster({ code: 'ABCDEFGH02', kind: 'grid' })])
      const entry = { at: '2026-04-01T00:00:00.000Z', who: '于', act: 'poster-replaced', subject: '-' } as const
      await store.posters.replace('ABCDEFGH01', '2026-04-01', 'ZZZZZZZZ01', entry)
      await store.posters.replace('ABCDEFGH01', '2026-04-01', 'ZZZZZZZZ02', entry)
      await expect(store.posters.replace('ABCDEFGH02', '2026-04-01', 'ZZZZZZZZ01', entry)).rejects.toThrow()
      expect(await store.audit.list(9)).toHaveLength(1)
      expect(await store.posters.get('ABCDEFGH02')).toMatchObject({ revoked: null })
    })
  })

  describe('pages of posters', () => {
    const all = [
      poster({ code: 'AAAAAAAA01', kind: 'grid', place: VILLAGE }),
      poster({ code: 'AAAAAAAA02', kind: 'grid', place: VILLAGE, revoked: '2026-04-01' }),
      poster({ code: 'AAAAAAAA03', kind: 'grid', place: BUILDING }),
      poster({ code: 'AAAAAAAA04', kind: 'burden', place: LARGE_TOWN }),
      poster({ code: 'AAAAAAAA05', kind: 'burden', place: COUNTY }),
    ]
    let store: Store
    let area: string
    beforeAll(async () => {
      store = await engine.open()
      await store.places.save(huancui())
      area = (await store.places.get(TOWN))?.area ?? ''
      await store.posters.add([...all, poster({ code: 'AAAAAAAA06', place: area })])
    })
    const codesOf = (rows: readonly PosterRow[]) => rows.map(({ code }) => code.slice(-1)).join('')

    test('come in register order, each poster once', async () => {
      const first = await store.posters.page({}, 4)
      const rest = await store.posters.page({}, 4, first.at(-1))
      expect(codesOf([...first, ...rest])).toBe('512346')
      expect([...first, ...rest]).toEqual(await store.posters.list())
    })

    test.each([
      [{ place: COUNTY }, '512346'],
      [{ place: TOWN }, '1236'],
      [{ place: VILLAGE }, '123'],
      [{ place: BUILDING }, '3'],
      [{ place: LARGE_TOWN }, '4'],
      [{ place: '371003000000' }, ''],
      [{ kind: 'burden' as const }, '546'],
      [{ state: 'active' as const, place: VILLAGE }, '13'],
      [{ state: 'revoked' as const }, '2'],
    ])('%j holds the sheets of that place, of what lies below, and of the areas of its towns', async (query, codes) => {
      expect(codesOf(await store.posters.page(query, 100))).toBe(codes)
      expect(await store.posters.count(query)).toBe(codes.length)
    })

    test('of an area: its own, and those of its towns', async () => {
      expect(area).toMatch(/A/)
      expect(codesOf(await store.posters.page({ place: area }, 100))).toBe('1236')
    })

    test('what stands around places is all above them and what they have become, for many at once', async () => {
      const found = await store.posters.surroundings([BUILDING, LARGE_TOWN, '999999999999'])
      const path = (code: string) => placePath(code, async (each) => found.get(each))
      expect(await path(BUILDING)).toEqual(await store.places.path(BUILDING))
      expect(await path(LARGE_TOWN)).toEqual(await store.places.path(LARGE_TOWN))
      expect(found.has('999999999999')).toBe(false)
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
