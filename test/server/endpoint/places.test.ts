import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import type { Poster } from '../../../src/contract/poster.ts'
import type { Report } from '../../../src/contract/report.ts'
import { type Endpoint, forEachEndpoint, posterFor } from '../../setup/endpoint.ts'
import { BUILDING, COUNTY, LARGE_TOWN, TOWN, VILLAGE } from '../../setup/places.ts'
import { aBurden, aGrid, capOf, faultPaths, fileReport, refusal } from '../../setup/reports.ts'

forEachEndpoint((start) => {
  let endpoint: Endpoint
  let large: Poster
  let building: Poster
  beforeAll(async () => {
    endpoint = await start()
    const fetch = async (code: string) => (await endpoint.app.inject(routes.poster(code))).json<Poster>()
    large = await fetch(await posterFor(endpoint, 'burden', LARGE_TOWN))
    building = await fetch(await posterFor(endpoint, 'grid', BUILDING))
  })

  const refusedAt = async (path: string, report: object) => {
    const response = await fileReport(endpoint, report)
    expect(refusal(response)).toBe('422 report-invalid')
    expect(faultPaths(response)).toEqual([path])
  }
  /** A code scanned without a network: the report names poster and level, the capability is fetched later. */
  const byPoster = (report: Report, poster: string, level: string) => ({ ...report, place: undefined, poster, level })

  describe('the place of a report', () => {
    it('may be any place its sheet offers, with the capability of that place', async () => {
      for (const place of endpoint.burden.places.slice(0, 5))
        expect((await fileReport(endpoint, aBurden(endpoint, { place: place.code }))).statusCode).toBe(201)
    })

    it('must be one of this operator', async () => {
      await refusedAt('/place', aBurden(endpoint, { place: '110101001001' }))
      await refusedAt('/place', aBurden(endpoint, { place: '371002A99000' }))
      await refusedAt('/place', aGrid(endpoint, { place: `${VILLAGE}-B099` }))
    })

    it('is named once: by itself, or by poster and level', async () => {
      const { code } = endpoint.burden
      await refusedAt('/place', { ...aBurden(endpoint), place: undefined })
      await refusedAt('/poster', aBurden(endpoint, { poster: code, level: 'area' }))
      await refusedAt('/poster', aBurden(endpoint, { poster: code }))
      await refusedAt('/poster', aBurden(endpoint, { level: 'area' }))
      await refusedAt('/level', { ...aBurden(endpoint), place: undefined, poster: code })
      await refusedAt('/poster', { ...aBurden(endpoint), place: undefined, level: 'area' })
    })
  })

  describe('a code that was scanned without a network', () => {
    it('stands for area, county and city of a burden sheet', async () => {
      for (const poster of [endpoint.burden, large])
        for (const level of ['area', 'county', 'city']) {
          const place = poster.places.find((each) => each.level === level)?.code
          const report = byPoster(aBurden(endpoint), poster.code, level)
          const filed = await fileReport(endpoint, report, { cap: capOf(poster, place) })
          expect([level, filed.statusCode]).toEqual([level, 201])
        }
    })

    it('keeps the place it stands for, not the code', async () => {
      await fileReport(endpoint, byPoster(aBurden(endpoint, { category: 'PLQ' }), large.code, 'county'), {
        cap: capOf(large, COUNTY),
      })
      expect(await endpoint.store.reports.release(`test-${Math.random()}`)).toBeGreaterThan(0)
      expect(await endpoint.store.check()).toEqual([])
    })

    it('stands for its village, and for building or grid, on a grid sheet', async () => {
      const village = byPoster(aGrid(endpoint), endpoint.grid.code, 'village')
      expect((await fileReport(endpoint, village, { cap: capOf(endpoint.grid) })).statusCode).toBe(201)
      for (const [level, place] of [
        ['building', BUILDING],
        ['village', VILLAGE],
      ] as const) {
        const report = byPoster(aGrid(endpoint), building.code, level)
        expect((await fileReport(endpoint, report, { cap: capOf(building, place) })).statusCode).toBe(201)
      }
    })

    it('a burden report from a grid sheet stands for the area of its town', async () => {
      const report = byPoster(aBurden(endpoint), endpoint.grid.code, 'area')
      expect((await fileReport(endpoint, report, { cap: capOf(endpoint.burden) })).statusCode).toBe(201)
    })

    it('a withdrawn sheet still stands for its place: the report was written before', async () => {
      const code = await posterFor(endpoint, 'burden', COUNTY)
      const { places } = (await endpoint.app.inject(routes.poster(code))).json<Poster>()
      await endpoint.store.posters.revoke(code, '2026-06-17')
      const report = byPoster(aBurden(endpoint), code, 'area')
      expect((await fileReport(endpoint, report, { cap: places[0]?.cap ?? '' })).statusCode).toBe(201)
    })

    it('a level the sheet does not offer, or a code nobody has', async () => {
      await refusedAt('/level', byPoster(aBurden(endpoint), endpoint.burden.code, 'village'))
      await refusedAt('/level', byPoster(aBurden(endpoint), endpoint.burden.code, 'province'))
      await refusedAt('/level', byPoster(aGrid(endpoint), endpoint.grid.code, 'area'))
      await refusedAt('/level', byPoster(aGrid(endpoint), endpoint.grid.code, 'building'))
      await refusedAt('/level', byPoster(aGrid(endpoint), endpoint.grid.code, 'town'))
      await refusedAt('/level', byPoster(aGrid(endpoint), endpoint.grid.code, 'city'))
      await refusedAt('/level', byPoster(aBurden(endpoint), large.code, 'town'))
      await refusedAt('/poster', byPoster(aBurden(endpoint), '0000000000', 'area'))
      await refusedAt('/poster', byPoster(aBurden(endpoint), endpoint.burden.code.toLowerCase(), 'area'))
    })
  })

  it('a town that belongs to a group is no place a burden report can name: its capability is handed out to nobody', async () => {
    const report = aBurden(endpoint, { place: TOWN })
    expect(refusal(await fileReport(endpoint, report, { cap: capOf(endpoint.burden) }))).toBe('403 cap-refused')
  })
})
