import { describe, expect, it } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import type { Poster } from '../../../src/contract/poster.ts'
import type { PosterChoice } from '../../../src/contract/staff/posters.ts'
import type { Kind } from '../../../src/contract/taxonomy/types.ts'
import { makePosters } from '../../../src/server/store/places/make-posters.ts'
import type { RegisterChange } from '../../../src/server/store/places/types.ts'
import type { PlaceRow, Store } from '../../../src/server/store/types.ts'
import { type Endpoint, forEachEndpoint } from '../../setup/endpoint.ts'
import { BUILDING, COUNTY, LARGE_TOWN, TOWN, VILLAGE } from '../../setup/places.ts'

const NEIGHBOUR = '371002100005'
const DAY = '2026-06-17'

const ceases = (successors: Readonly<Record<string, string>>, rows: readonly PlaceRow[] = []): RegisterChange => ({
  rows,
  complete: false,
  successors: new Map(Object.entries(successors)),
  day: DAY,
})

async function sheetFor({ store }: Endpoint, kind: Kind, place: string): Promise<string> {
  const [row] = await makePosters(store, kind, [place], DAY)
  return row?.code ?? ''
}

const opened = async ({ app }: Endpoint, code: string): Promise<Poster> =>
  (await app.inject(routes.poster(code))).json<Poster>()

async function chosen({ posters }: Store, choice: PosterChoice): Promise<string[]> {
  const places: string[] = []
  for await (const some of posters.chosen(choice)) places.push(...some)
  return places
}
const villagesOf = (store: Store, ...under: string[]) => chosen(store, { kind: 'grid', under })

forEachEndpoint((start) => {
  describe('a sheet that hung before the register changed', () => {
    it('opens with what its village has become, in every process: the paper is still on the wall', async () => {
      const one = await start()
      const two = await start({ beside: one })
      const before = await opened(two, one.grid.code)
      const changed = await one.store.places.change(ceases({ [VILLAGE]: NEIGHBOUR }))
      // Its building and its grid go with it.
      expect(changed).toMatchObject({ name: 'changed', counts: { gone: 3 } })

      const fresh = await opened(two, await sheetFor(one, 'grid', NEIGHBOUR))
      const after = await opened(two, one.grid.code)
      expect(after).toEqual({ ...fresh, code: one.grid.code })
      expect(after.label).not.toBe(before.label)
      expect(after.places.map(({ code }) => code)).toEqual([NEIGHBOUR])
    })

    it('of a building opens with the village that took in its village', async () => {
      const endpoint = await start()
      const code = await sheetFor(endpoint, 'grid', BUILDING)
      await endpoint.store.places.change(ceases({ [VILLAGE]: NEIGHBOUR }))
      expect((await opened(endpoint, code)).places.map(({ level, code: place }) => [level, place])).toEqual([
        ['village', NEIGHBOUR],
      ])
    })

    it('follows a village that merged twice', async () => {
      const endpoint = await start()
      await endpoint.store.places.change(ceases({ [VILLAGE]: NEIGHBOUR }))
      await endpoint.store.places.change(ceases({ [NEIGHBOUR]: '371002100006' }))
      expect((await opened(endpoint, endpoint.grid.code)).places[0]?.code).toBe('371002100006')
    })

    it('opens as it was when nothing has taken the place of its village', async () => {
      const endpoint = await start()
      const before = await opened(endpoint, endpoint.grid.code)
      await endpoint.store.places.change(ceases({ [VILLAGE]: VILLAGE }))
      expect(await opened(endpoint, endpoint.grid.code)).toEqual(before)
    })

    it('of a town that was an area of its own opens with the area of the town that took it in, never with the town', async () => {
      const endpoint = await start()
      const { store } = endpoint
      const code = await sheetFor(endpoint, 'burden', LARGE_TOWN)
      const area = (await store.places.get(TOWN))?.area ?? ''
      expect(area).not.toBe(TOWN)
      await store.places.change(ceases({ [LARGE_TOWN]: TOWN }))
      const after = await opened(endpoint, code)
      expect(after.places[0]).toMatchObject({ code: area, level: 'area' })
      expect(after.places[0]?.cap).toBe((await opened(endpoint, endpoint.burden.code)).places[0]?.cap)
      expect(await endpoint.context.places.byPoster(LARGE_TOWN, 'area', 'burden')).toBe(area)
    })

    it('still brings in what was sealed for the place that ceased', async () => {
      const endpoint = await start()
      await endpoint.store.places.change(ceases({ [VILLAGE]: NEIGHBOUR }))
      expect(await endpoint.context.places.known(VILLAGE)).toBe(true)
      expect(await endpoint.context.places.byPoster(VILLAGE, 'village', 'grid')).toBe(NEIGHBOUR)
    })

    it('of an area offers no village that has ceased, and leads to no code of one', async () => {
      const endpoint = await start()
      const { store, burden, grid } = endpoint
      expect(burden.places.map(({ code }) => code)).toContain(VILLAGE)
      expect(burden.also.map(({ code }) => code)).toContain(grid.code)
      await store.places.change(ceases({ [VILLAGE]: NEIGHBOUR }))
      const after = await opened(endpoint, burden.code)
      expect(after.places.map(({ code }) => code)).not.toContain(VILLAGE)
      expect(after.also).toEqual([])
    })
  })

  describe('places that get a sheet', () => {
    it('are those of the register as it is; nothing is printed for a village that has ceased', async () => {
      const { store } = await start()
      const before = await villagesOf(store, TOWN)
      await store.places.change(ceases({ [VILLAGE]: NEIGHBOUR }))
      expect(before.filter((code) => code !== VILLAGE)).toEqual(await villagesOf(store, TOWN))
      expect(before).toContain(VILLAGE)
    })

    it('may be grids and buildings, below several places at once', async () => {
      const { store } = await start()
      expect(await chosen(store, { kind: 'grid', under: [VILLAGE], levels: ['building', 'grid'] })).toEqual([
        `${VILLAGE}-B001`,
        `${VILLAGE}-G001`,
      ])
      const both = await villagesOf(store, TOWN, LARGE_TOWN)
      const single = await Promise.all([TOWN, LARGE_TOWN].map((town) => villagesOf(store, town)))
      expect(both).toEqual(single.flat().sort())
    })

    it('may be the county itself, for offices that belong to no village', async () => {
      const { store } = await start()
      expect(await chosen(store, { kind: 'burden', under: [COUNTY], general: true })).toContain(COUNTY)
    })

    it('is the city for offices where there are no counties', async () => {
      const { store } = await start({
        places: [
          { code: '440000000000', name: '广东省', level: 'province', parent: null },
          { code: '441900000000', name: '东莞市', level: 'city', parent: '440000000000' },
          { code: '441900003000', name: '东城街道', level: 'town', parent: '441900000000' },
        ],
      })
      expect(await chosen(store, { kind: 'burden', under: ['440000000000'], general: true })).toEqual(['441900000000'])
    })
  })
})
