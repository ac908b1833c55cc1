import { describe, expect, test } from 'vitest'
import type { Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { COUNTY, huancui, LARGE_TOWN, TOWN, VILLAGE } from '../../setup/places.ts'
import { rawRows } from '../../setup/raw-rows.ts'

const [GRID_CODE, AREA_CODE] = ['ABCDEFGH01', 'ABCDEFGH02']
const settled = { at: '2026-06-17T02:00:00.000Z', who: '于', act: 'trouble-settled', subject: GRID_CODE } as const

forEachEngine((engine) => {
  const furnished = async () => {
    const location = await engine.fresh()
    const store = await engine.open(location)
    await store.places.save(huancui())
    const area = (await store.places.get(TOWN))?.area ?? ''
    await store.posters.add([
      { code: GRID_CODE, kind: 'grid', place: VILLAGE, created: '2026-06-01', revoked: null },
      { code: AREA_CODE, kind: 'burden', place: area, created: '2026-06-01', revoked: null },
    ])
    return { store, marks: () => rawRows(location, 'select * from poster_troubles') }
  }
  const posters = async (store: Store, place: string) =>
    (await store.troubles.list(place)).map(({ poster, trouble, week }) => `${poster} ${trouble} ${week}`)

  describe('what anybody tells of a sheet', () => {
    test('however often it is told in a week, there is one mark, and nothing in it but code, trouble and Monday', async () => {
      const { store, marks } = await furnished()
      await Promise.all(Array.from({ length: 10 }, () => store.troubles.mark(GRID_CODE, 'torn', '2026-06-15')))
      expect(await marks()).toEqual([{ poster: GRID_CODE, trouble: 'torn', week: '2026-06-15' }])
    })

    test('a code that is not in force gets no mark', async () => {
      const { store, marks } = await furnished()
      await store.posters.revoke(GRID_CODE, '2026-06-16')
      await store.troubles.mark(GRID_CODE, 'torn', '2026-06-15')
      await store.troubles.mark('ZZZZZZZZ01', 'torn', '2026-06-15')
      expect(await marks()).toEqual([])
    })

    test('the list says what and when last, for the places of a scope and the areas of its towns', async () => {
      const { store } = await furnished()
      await store.troubles.mark(GRID_CODE, 'torn', '2026-06-08')
      await store.troubles.mark(GRID_CODE, 'torn', '2026-06-15')
      await store.troubles.mark(GRID_CODE, 'gone', '2026-06-08')
      await store.troubles.mark(AREA_CODE, 'covered', '2026-06-15')
      const all = [`${GRID_CODE} gone 2026-06-08`, `${GRID_CODE} torn 2026-06-15`, `${AREA_CODE} covered 2026-06-15`]
      expect(await posters(store, COUNTY)).toEqual(all)
      expect(await posters(store, TOWN)).toEqual(all)
      expect(await posters(store, VILLAGE)).toEqual(all.slice(0, 2))
      expect(await posters(store, LARGE_TOWN)).toEqual([])
      expect(await store.troubles.of([GRID_CODE, AREA_CODE, 'ZZZZZZZZ01'])).toEqual(
        new Map([
          [GRID_CODE, ['gone', 'torn']],
          [AREA_CODE, ['covered']],
        ]),
      )
    })

    test('settled, it is gone with all its weeks, and once only', async () => {
      const { store, marks } = await furnished()
      await store.troubles.mark(GRID_CODE, 'torn', '2026-06-08')
      await store.troubles.mark(GRID_CODE, 'gone', '2026-06-15')
      expect(await store.troubles.settle(GRID_CODE, settled)).toBe(true)
      expect(await store.troubles.settle(GRID_CODE, settled)).toBe(false)
      expect(await marks()).toEqual([])
      expect(await store.audit.list(9)).toHaveLength(1)
    })

    test('it goes with its code, revoked or replaced', async () => {
      const { store, marks } = await furnished()
      await store.troubles.mark(GRID_CODE, 'torn', '2026-06-15')
      await store.troubles.mark(AREA_CODE, 'torn', '2026-06-15')
      await store.posters.revoke(GRID_CODE, '2026-06-16')
      await store.posters.replace(AREA_CODE, '2026-06-16', 'ZZZZZZZZ02')
      expect(await marks()).toEqual([])
    })
  })
})
