import pg from 'pg'
import { describe, expect, test } from 'vitest'
import type { Kind } from '../../../src/contract/taxonomy/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { BUILDING, COUNTY, GRID, huancui, LARGE_TOWN, TOWN, VILLAGE } from '../../setup/places.ts'

const DAY = '2026-06-17'
const villages = huancui().flatMap(({ code, level }) => (level === 'village' ? [code] : []))

forEachEngine((engine) => {
  describe('making codes', () => {
    test.each<[Kind, string]>([
      ['burden', VILLAGE],
      ['burden', GRID],
      ['burden', BUILDING],
      ['grid', LARGE_TOWN],
      ['grid', COUNTY],
    ])(
      'no %s code is ever made for %s: such a sheet would tell of a village, or of no place at all',
      async (kind, place) => {
        const store = await engine.open()
        await store.places.save(huancui())
        const right = kind === 'grid' ? VILLAGE : LARGE_TOWN
        await expect(store.posters.ensure(kind, [right, place], DAY)).rejects.toThrow(place)
        expect(await store.posters.list()).toEqual([])
        const area = (await store.places.get(TOWN))?.area ?? ''
        const { made } = await store.posters.ensure(
          kind,
          kind === 'grid' ? [right, GRID, BUILDING] : [right, area],
          DAY,
        )
        expect(made).toBe(kind === 'grid' ? 3 : 2)
      },
    )

    test('two processes that make the same ones at once make each once, and both are told the same codes', async () => {
      const location = await engine.fresh()
      const [one, other] = [await engine.open(location), await engine.open(location)]
      await one.places.save(huancui())
      const [forth, back] = await Promise.all([
        one.posters.ensure('grid', villages, DAY),
        other.posters.ensure('grid', [...villages].reverse(), DAY),
      ])
      expect(forth.made + back.made).toBe(villages.length)
      expect(forth.rows.map(({ place }) => place)).toEqual(villages)
      expect([...back.rows].reverse()).toEqual(forth.rows)
    })

    if (engine.name === 'PostgreSQL')
      test('waits for nobody who is reading posters, and nobody who opens a sheet waits for it', async () => {
        const location = await engine.fresh()
        const store = await engine.open(location)
        await store.places.save(huancui())
        const reader = new pg.Client({ connectionString: location.databaseUrl })
        await reader.connect()
        try {
          await reader.query('begin')
          await reader.query('select * from posters')
          expect(await store.posters.ensure('grid', [VILLAGE], DAY)).toMatchObject({ made: 1 })
        } finally {
          await reader.end()
        }
      })
  })
})
