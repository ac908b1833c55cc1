import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../../src/contract/api.ts'
import type { Board } from '../../../../src/contract/board.ts'
import { burdenPeriods, mondayOfWeek } from '../../../../src/contract/staff/period.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN } from '../../../setup/places.ts'
import { peek } from '../../store/reports-for-tests.ts'
import { CITY, live } from './history.ts'

forEachEndpoint((start) => {
  describe('the public board', () => {
    let endpoint: Endpoint
    const ask = (headers = {}) => endpoint.app.inject({ url: routes.board, headers })
    const board = async () => (await ask()).json<Board>()
    beforeAll(async () => {
      endpoint = await start()
      const villages = (await endpoint.store.places.children(LARGE_TOWN)).map(({ code }) => code)
      const others = (await endpoint.store.places.children(TOWN)).map(({ code }) => code)
      endpoint.clock.set('2026-07-06T02:00:00Z')
      await live(
        endpoint,
        [
          { day: '2026-05-05', places: villages.slice(0, 8), category: 'FRM' },
          { day: '2026-06-09', places: villages.slice(0, 6) },
          { day: '2026-06-10', places: [...villages.slice(0, 2), ...others.slice(0, 2)], category: 'PLQ' },
          { day: '2026-06-16', places: others.slice(0, 5), issuerLevel: 'town' },
          { day: '2026-06-30', places: villages.slice(0, 4), category: 'DOC' },
        ],
        '2026-07-06',
      )
    })

    it('adds up blocks by month, category and county: newest month first, categories as in the form', async () => {
      const { figures, outcomes, ...rest } = await board()
      expect(rest).toEqual({ day: '2026-07-06', next: '2026-07-13', root: CITY })
      expect(outcomes).toEqual([])
      expect(figures.slice(0, 2)).toEqual([
        { place: CITY, placeName: '威海市', category: 'MTG', month: '2026-06', count: 11 },
        { place: COUNTY, placeName: '环翠区', category: 'MTG', month: '2026-06', count: 11 },
      ])
      expect(figures.at(-1)).toEqual({
        place: COUNTY,
        placeName: '环翠区',
        category: 'FRM',
        month: '2026-05',
        count: 8,
      })
    })

    it('is what anybody finds who adds up the blocks again', async () => {
      const blocks = await peek(endpoint.location, (db) => db.selectFrom('blocks').selectAll().execute())
      const sums = new Map<string, number>()
      for (const { week, place, category, n } of blocks)
        for (const shown of place === CITY ? [CITY] : [CITY, COUNTY]) {
          const month = burdenPeriods(mondayOfWeek(week))[1]
          const key = `${shown} ${month} ${category === '*' ? '' : category}`
          sums.set(key, (sums.get(key) ?? 0) + n)
        }
      const { figures } = await board()
      expect(
        figures.map(({ place, month, category, count }) => [`${place} ${month} ${category}`, count]).sort(),
      ).toEqual([...sums].sort())
    })

    it('names no place below a county, and no figure of one to four', async () => {
      const { figures } = await board()
      expect(new Set(figures.map(({ place }) => place))).toEqual(new Set([CITY, COUNTY]))
      for (const { count } of figures) expect(count).toBeGreaterThanOrEqual(5)
    })

    it('is the same bytes for everybody, and not sent twice', async () => {
      const one = await ask({ 'user-agent': 'A', cookie: 'a=1' })
      const two = await ask({ 'user-agent': 'B', 'accept-language': 'en' })
      expect(two.rawPayload.equals(one.rawPayload)).toBe(true)
      expect(one.headers['cache-control']).toBe('no-cache')
      expect(one.headers['set-cookie']).toBeUndefined()
      const again = await ask({ 'if-none-match': String(one.headers.etag) })
      expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
    })

    it('has the next week as soon as it is closed, whoever closes it', async () => {
      const villages = (await endpoint.store.places.children(LARGE_TOWN)).map(({ code }) => code)
      const before = await ask()
      await live(endpoint, [{ day: '2026-07-07', places: villages.slice(0, 5), category: 'INS' }], '2026-07-07')
      expect((await ask()).rawPayload.equals(before.rawPayload)).toBe(true)
      const two = await start({ beside: endpoint, clock: endpoint.clock })
      await two.store.tallies.closeWeeks('2026-07-13')
      const figures = (await board()).figures.filter(({ category }) => category === 'INS')
      expect(figures.map(({ month, count }) => [month, count])).toEqual([
        ['2026-07', 5],
        ['2026-07', 5],
      ])
    })
  })

  it('of an empty installation says when the first figures come', async () => {
    const { app } = await start()
    expect((await app.inject(routes.board)).json<Board>()).toEqual({
      ...{ day: '2026-06-17', next: '2026-06-22', root: CITY },
      ...{ figures: [], outcomes: [] },
    })
  })
})
