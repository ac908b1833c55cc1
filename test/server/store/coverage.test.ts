import { describe, expect, test } from 'vitest'
import { areaCode } from '../../../src/contract/place-code.ts'
import type { HangState } from '../../../src/contract/staff/hanging.ts'
import type { Kind } from '../../../src/contract/taxonomy/types.ts'
import type { PlaceRow, Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { BUILDING, COUNTY, GRID, huancui, LARGE_TOWN, TOWN, VILLAGE } from '../../setup/places.ts'

/** A community of a zone: a "village" that nobody calls one. */
const ZONE_VILLAGE = '371002100498'
const places: readonly PlaceRow[] = [...huancui(), { code: ZONE_VILLAGE, name: '校园', level: 'village', parent: TOWN }]

const entry = { at: '2026-06-17T02:00:00.000Z', who: '于', act: 'sheet-seen', subject: '-' } as const
const see = (store: Store, kind: Kind, place: string, state: HangState, day = '2026-06-17') =>
  store.hangings.hang({ kind, place, state, day, who: '于' }, entry)
const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code)

forEachEngine((engine) => {
  const furnished = async (): Promise<Store> => {
    const store = await engine.open()
    await store.places.save(places)
    return store
  }
  const add = (store: Store, kind: Kind, place: string, code: string) =>
    store.posters.add([{ code, kind, place, created: '2026-06-01', revoked: null }])

  describe('where sheets are wanted', () => {
    test('of burdens: the office of every real village, in register order', async () => {
      const store = await furnished()
      const villages = places.filter(({ code, level }) => level === 'village' && code.startsWith('371002100'))
      const wanted = await store.hangings.wanted('burden', TOWN, false)
      const real = villages.filter(({ code }) => !/^[45]$/.test(code[9] ?? ''))
      expect(codes(wanted)).toEqual(codes(real).sort())
      expect(codes(wanted)).not.toContain(ZONE_VILLAGE)
      expect(wanted.every(({ poster, state }) => !poster && state === null)).toBe(true)
    })

    test('the code of the area is that of all its villages', async () => {
      const store = await furnished()
      const area = (await store.places.get(TOWN))?.area ?? ''
      await add(store, 'burden', area, 'ABCDEFGH01')
      expect((await store.hangings.wanted('burden', TOWN, false)).every(({ poster }) => poster)).toBe(true)
      expect((await store.hangings.wanted('burden', LARGE_TOWN, false)).some(({ poster }) => poster)).toBe(false)
      await store.posters.revoke('ABCDEFGH01', '2026-06-18')
      expect((await store.hangings.wanted('burden', TOWN, false)).some(({ poster }) => poster)).toBe(false)
    })

    test('of the grid: what has a code, and the villages of which nothing has one', async () => {
      const store = await furnished()
      const before = await store.hangings.wanted('grid', TOWN, false)
      expect(codes(before)).toContain(VILLAGE)
      expect(codes(before)).not.toContain(BUILDING)
      await add(store, 'grid', BUILDING, 'ABCDEFGH01')
      await add(store, 'grid', ZONE_VILLAGE, 'ABCDEFGH02')
      const after = await store.hangings.wanted('grid', TOWN, false)
      expect(codes(after)).not.toContain(VILLAGE)
      expect(codes(after)).not.toContain(GRID)
      expect(after.find(({ code }) => code === BUILDING)).toMatchObject({ poster: true, name: '3号楼' })
      expect(after.find(({ code }) => code === BUILDING)?.village).toMatch(/华锦/)
      expect(after.find(({ code }) => code === ZONE_VILLAGE)).toMatchObject({ poster: true, village: null })
      expect((await store.hangings.sums('grid', TOWN)).wanted).toBe(after.length)
    })

    test('a group of towns is all its towns, and nothing else', async () => {
      const store = await furnished()
      const area = (await store.places.get(TOWN))?.area ?? ''
      expect(area).toBe(areaCode(COUNTY, Number(area.slice(7, 9))))
      const villages = await store.places.areaVillages(area)
      const wanted = await store.hangings.wanted('burden', area, false)
      expect(codes(wanted)).toEqual(codes(villages).filter((code) => code !== ZONE_VILLAGE))
      expect((await store.posters.areaSizes([area, LARGE_TOWN])).get(area)).toBe(wanted.length)
    })
  })

  describe('what was seen on the spot', () => {
    test('the newest look counts, for its kind alone', async () => {
      const store = await furnished()
      await see(store, 'burden', VILLAGE, 'torn')
      await see(store, 'burden', VILLAGE, 'hangs', '2026-06-19')
      const [seen] = await store.hangings.wanted('burden', VILLAGE, false)
      expect(seen).toMatchObject({ state: 'hangs', day: '2026-06-19' })
      expect((await store.hangings.wanted('grid', VILLAGE, false))[0]).toMatchObject({ state: null, day: null })
      expect((await store.audit.list(9)).map(({ act }) => act)).toEqual(['sheet-seen', 'sheet-seen'])
    })

    test('what does not hang is still to be hung, whether it is torn or was never seen', async () => {
      const store = await furnished()
      const { wanted } = await store.hangings.sums('burden', TOWN)
      const [one, two] = codes(await store.hangings.wanted('burden', TOWN, true))
      await see(store, 'burden', one ?? '', 'hangs')
      await see(store, 'burden', two ?? '', 'missing')
      const open = await store.hangings.wanted('burden', TOWN, true)
      expect(codes(open)).not.toContain(one)
      expect(open[0]).toMatchObject({ code: two, state: 'missing' })
      expect(await store.hangings.sums('burden', TOWN)).toEqual({ wanted, hanging: 1 })
      expect((await store.hangings.sums('burden', '371000000000')).hanging).toBe(1)
      expect(open).toHaveLength(wanted - 1)
    })
  })
})
