import { beforeAll, describe, expect, test } from 'vitest'
import type { PlaceRow, Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { weihaiRows } from './weihai.ts'

const names = (places: readonly { name: string }[]) => places.map(({ name }) => name)

forEachEngine((engine) => {
  describe('places', () => {
    let store: Store
    beforeAll(async () => {
      store = await engine.open()
      await store.places.save(weihaiRows())
    })

    test('a register imported again changes nothing', async () => {
      const before = await store.places.list()
      expect(await store.places.save(weihaiRows())).toEqual({ added: 0, renamed: 0, same: 2_850 })
      expect(await store.places.list()).toEqual(before)
    })

    test('the path goes from the village through town, area and county to the city', async () => {
      const group = (await store.places.list()).find(({ level }) => level === 'area')
      const [town] = await store.places.areaTowns(group?.code ?? '')
      const [someone] = await store.places.children(town?.code ?? '')
      const path = await store.places.path(someone?.code ?? '')
      expect(path.map(({ level }) => level)).toEqual(['village', 'town', 'area', 'county', 'city'])
      expect(path[2]).toEqual(group)
      expect(path.at(-1)?.name).toBe('威海市')
      expect(await store.places.path(group?.code ?? '')).toHaveLength(3)
      expect(await store.places.path('000000000000')).toEqual([])
    })

    test('a town that is its own area stands in the path once', async () => {
      const town = (await store.places.list()).find(({ code, area }) => code === area)
      const path = await store.places.path(town?.code ?? '')
      expect(path.map(({ level }) => level)).toEqual(['town', 'county', 'city'])
    })

    test('every village lies in exactly one area', async () => {
      const places = await store.places.list()
      const areas = [...new Set(places.flatMap(({ area }) => area ?? []))]
      const villages = await Promise.all(areas.map((area) => store.places.areaVillages(area)))
      const codes = villages.flat().map(({ code }) => code)
      expect(codes).toHaveLength(2_768)
      expect(new Set(codes).size).toBe(2_768)
      const towns = await Promise.all(areas.map((area) => store.places.areaTowns(area)))
      expect(towns.flat()).toHaveLength(73)
      const first = villages[0]?.map(({ code }) => code)
      expect(first).toEqual(first?.toSorted())
    })

    test('a new name is taken over, and the area of a town stays though its villages are gone or more', async () => {
      const own = await engine.open()
      const rows: PlaceRow[] = weihaiRows()
      await own.places.save(rows)
      const before = new Map((await own.places.list()).map(({ code, area }) => [code, area]))
      const renamed = rows.map((row) => (row.level === 'town' ? { ...row, name: `${row.name}新` } : row))
      const extra: PlaceRow = { code: '371002999000', name: '新镇', level: 'town', parent: '371002000000' }
      expect(await own.places.save([...renamed, extra])).toEqual({ added: 1, renamed: 73, same: 2_777 })
      const after = await own.places.list()
      for (const { code, area } of after) if (before.has(code)) expect(area).toBe(before.get(code))
      const joined = after.find(({ code }) => code === '371002999000')?.area
      expect([...before.values(), '371002000000']).toContain(joined)
    })

    test('an import with one bad row saves nothing', async () => {
      const own = await engine.open()
      const bad = { code: '371002001000', name: null as never, level: 'town', parent: null } as const
      await expect(own.places.save([...weihaiRows().slice(0, 5), bad])).rejects.toThrow()
      expect(await own.places.list()).toEqual([])
    })

    test('fillers of municipalities stand in no path; the municipality stands in the place of its city', async () => {
      const own = await engine.open()
      await own.places.save([
        { code: '120000000000', name: '天津市', level: 'province', parent: null },
        { code: '120100000000', name: '市辖区', level: 'city', parent: '120000000000' },
        { code: '120101000000', name: '和平区', level: 'county', parent: '120100000000' },
        { code: '120101001000', name: '劝业场街道', level: 'town', parent: '120101000000' },
        { code: '120101001001', name: '花园路社区居委会', level: 'village', parent: '120101001000' },
        { code: '120101001001-B003', name: '3号楼', level: 'building', parent: '120101001001' },
      ])
      expect(names(await own.places.path('120101001001-B003'))).toEqual([
        '3号楼',
        '花园路社区居委会',
        '劝业场街道',
        '和平区',
        '天津市',
      ])
    })
  })
})
