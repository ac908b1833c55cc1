import { beforeAll, describe, expect, it } from 'vitest'
import { SHEET_TEXTS } from '../../../src/contract/staff/printing.ts'
import type { Kind } from '../../../src/contract/taxonomy/types.ts'
import { sheetContents } from '../../../src/server/endpoint/sheet-content.ts'
import type { SheetCommon } from '../../../src/server/endpoint/sheet-settings.ts'
import type { PosterRow, Store } from '../../../src/server/store/types.ts'
import { OPERATOR } from '../../setup/endpoint.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { BUILDING, COUNTY, huancui, LARGE_TOWN, TOWN, VILLAGE } from '../../setup/places.ts'

const NEIGHBOUR = '371002100005'
const CITY = '371000000000'
const COMMON: SheetCommon = {
  base: 'https://jianfu.example.cn',
  operator: OPERATOR,
  texts: SHEET_TEXTS,
  fingerprint: '01234 56789 01234 56789',
}

const poster = (kind: Kind, place: string, code = 'ABCDEFGH01'): PosterRow => ({
  ...{ code, kind, place },
  ...{ created: '2026-06-17', revoked: null },
})

forEachEngine((engine) => {
  describe('what stands on a sheet', () => {
    let store: Store
    let area: string
    const sheetOf = async (row: PosterRow, from = store) => {
      for await (const sheet of sheetContents(from, COMMON, [row])) return sheet
      throw new Error('no sheet')
    }
    const names = async (kind: Kind, place: string, from = store) => {
      const { content, county } = await sheetOf(poster(kind, place), from)
      return [content.name, content.above, county.name]
    }
    beforeAll(async () => {
      store = await engine.open()
      await store.places.save(huancui())
      area = (await store.places.get(TOWN))?.area ?? ''
    })

    it('of the grid: the village as people say it, under its town', async () => {
      expect(await names('grid', VILLAGE)).toEqual(['华锦社区', '张村镇', '环翠区'])
    })

    it('of a building: with its village, because there is a "3号楼" in each', async () => {
      expect(await names('grid', BUILDING)).toEqual(['3号楼', '张村镇 · 华锦社区', '环翠区'])
    })

    it('of burdens: the area and its county, and nothing of any village: who reads it is one of many', async () => {
      const sheet = await sheetOf(poster('burden', area))
      expect(sheet.content).toMatchObject({ name: (await store.places.get(area))?.name, above: '环翠区' })
      expect(sheet.town).toBe('')
      const villages = (await store.places.areaVillages(area)).map(({ name }) => name)
      for (const name of villages) expect(JSON.stringify(sheet.content)).not.toContain(name)
      expect(sheet.villages).toBe((await store.posters.areaSizes([area])).get(area))
    })

    it('of a town that is its own area, and of a county', async () => {
      expect(await names('burden', LARGE_TOWN)).toEqual(['桥头镇', '环翠区', '环翠区'])
      expect(await names('burden', COUNTY)).toEqual(['环翠区', '威海市', '环翠区'])
    })

    it('is the same for every sheet: words, operator, fingerprint, and where the code leads', async () => {
      const { content } = await sheetOf(poster('grid', VILLAGE, '0123456789'))
      expect(content).toEqual({
        ...{ kind: 'grid', code: '0123456789', name: '华锦社区', above: '张村镇' },
        url: 'https://jianfu.example.cn/p/0123456789',
        ...SHEET_TEXTS.grid,
        operator: OPERATOR.name,
        complaints: OPERATOR.complaints,
        filing: OPERATOR.filing,
        fingerprint: COMMON.fingerprint,
      })
    })

    it('of a place that has ceased is what it has become: there its code leads', async () => {
      const changed = await engine.open()
      await changed.places.save(huancui())
      const successors = new Map([[VILLAGE, NEIGHBOUR]])
      await changed.places.change({ rows: [], complete: false, successors, day: '2026-06-17' })
      const neighbour = await names('grid', NEIGHBOUR, changed)
      expect(await names('grid', VILLAGE, changed)).toEqual(neighbour)
      expect(await names('grid', BUILDING, changed)).toEqual(neighbour)
    })

    it('of a place without anything above it is its name alone', async () => {
      const lone = await engine.open()
      await lone.places.save([{ code: VILLAGE, name: '孤村委会', level: 'village', parent: null }])
      expect(await names('grid', VILLAGE, lone)).toEqual(['孤村', '', '孤村委会'])
      expect(await names('grid', CITY, lone)).toEqual(['', '', ''])
    })

    it('of very many comes some at a time, in their order, and none costs a question of its own', async () => {
      const rows = Array.from({ length: 600 }, (_, index) =>
        poster(index % 2 ? 'grid' : 'burden', index % 2 ? VILLAGE : area, `TEST${String(index).padStart(6, '0')}`),
      )
      let taken = 0
      let asked = 0
      const surroundings: Store['posters']['surroundings'] = (places) => {
        asked++
        return store.posters.surroundings(places)
      }
      const each = async function* () {
        for (const row of rows) {
          taken++
          yield row
        }
      }
      const codes: string[] = []
      for await (const { content } of sheetContents({ posters: { ...store.posters, surroundings } }, COMMON, each())) {
        codes.push(content.code)
        expect(taken - codes.length).toBeLessThanOrEqual(256)
      }
      expect(codes).toEqual(rows.map(({ code }) => code))
      expect(asked).toBe(3)
    })
  })
})
