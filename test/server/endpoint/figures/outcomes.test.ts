import { describe, expect, it } from 'vitest'
import { routes } from '../../../../src/contract/api.ts'
import type { Board } from '../../../../src/contract/board.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN } from '../../../setup/places.ts'
import { makeReport } from '../../store/reports-for-tests.ts'
import { type Followed, file, matter, putRight, rateIt, release, withdrawIt } from '../follow-ups-for-tests.ts'
import { CITY } from './history.ts'

const MONDAY = '2026-06-22T02:00:00Z'

forEachEndpoint((start) => {
  describe('what came of burdens, on the public board', () => {
    const ask = ({ app }: Endpoint) => app.inject({ url: routes.board })
    const outcomes = async (endpoint: Endpoint) => (await ask(endpoint)).json<Board>().outcomes
    /** Reports of other people, enough for a block. */
    const others = async ({ store, clock }: Endpoint, town: string) => {
      const villages = (await store.places.children(town)).slice(0, 5)
      for (const { code: place } of villages)
        await store.reports.add(makeReport({ place, day: clock.day(), body: '{"version":1}', category: 'MTG' }))
    }
    const nextMonday = async ({ store, clock }: Endpoint) => {
      clock.set(MONDAY)
      await store.tallies.closeWeeks(clock.day())
    }

    it('comes once all reports of it are in blocks, at the county of these, without a number of them', async () => {
      const endpoint = await start()
      const reports = [await file(endpoint, 'burden'), await file(endpoint, 'burden')]
      await others(endpoint, TOWN)
      await release(endpoint)
      const id = await matter(endpoint, reports)
      await putRight(endpoint, id, '两个例会合并成一个')
      await release(endpoint)
      expect(await outcomes(endpoint)).toEqual([])
      await nextMonday(endpoint)
      expect(await outcomes(endpoint)).toEqual([])
      const before = (await ask(endpoint)).headers.etag
      await release(endpoint)
      expect(await outcomes(endpoint)).toEqual([
        {
          ...{ month: '2026-06', place: COUNTY, placeName: '环翠区', category: 'MTG' },
          summary: '两个例会合并成一个',
          measures: [{ what: '例会', unit: '次/周', before: 3, after: 1 }],
        },
      ])
      // Who has the board already is told of it although the day is the same.
      expect((await ask(endpoint)).headers.etag).not.toBe(before)
      expect((await endpoint.context.cases.read(id))?.file.published).toEqual({ place: COUNTY, month: '2026-06' })
      await release(endpoint)
      expect(await outcomes(endpoint)).toHaveLength(1)
    })

    it('never stands below the published area, though its blocks do', async () => {
      const endpoint = await start()
      const report = await file(endpoint, 'burden')
      await others(endpoint, TOWN)
      await release(endpoint)
      await putRight(endpoint, await matter(endpoint, [report], CITY), '全市少开会', CITY)
      await nextMonday(endpoint)
      await release(endpoint)
      expect((await outcomes(endpoint)).map(({ place, placeName }) => [place, placeName])).toEqual([[CITY, '威海市']])
    })

    it('waits while one of its reports is in no block', async () => {
      const endpoint = await start()
      const reports: Followed[] = [await file(endpoint, 'burden'), await file(endpoint, 'burden', { category: 'OTH' })]
      await others(endpoint, TOWN)
      await release(endpoint)
      const id = await matter(endpoint, reports)
      await putRight(endpoint, id, '例会合并')
      await nextMonday(endpoint)
      await release(endpoint)
      expect(await outcomes(endpoint)).toEqual([])
      expect(await endpoint.store.cases.publishable()).toEqual([id])
    })

    it('is not put there of a matter that is open again, nor of one that nobody stands behind any more', async () => {
      const endpoint = await start()
      const [unsolved, withdrawn] = [await file(endpoint, 'burden'), await file(endpoint, 'burden')]
      await others(endpoint, TOWN)
      await release(endpoint)
      for (const report of [unsolved, withdrawn]) await putRight(endpoint, await matter(endpoint, [report]), '例会合并')
      await release(endpoint)
      await rateIt(endpoint, unsolved, { solved: false, reasons: [], reopen: true })
      await withdrawIt(endpoint, withdrawn)
      await nextMonday(endpoint)
      await release(endpoint)
      expect(await outcomes(endpoint)).toEqual([])
    })

    it('is sorted by month, place, category and words: nothing tells which was first', async () => {
      const endpoint = await start()
      const reports = [await file(endpoint, 'burden'), await file(endpoint, 'burden'), await file(endpoint, 'burden')]
      await others(endpoint, LARGE_TOWN)
      await others(endpoint, TOWN)
      await release(endpoint)
      for (const [index, words] of ['丙', '甲', '乙'].entries())
        await putRight(endpoint, await matter(endpoint, reports.slice(index, index + 1)), words)
      await nextMonday(endpoint)
      await release(endpoint)
      const words = (await outcomes(endpoint)).map(({ summary }) => summary)
      expect(words).toEqual(['丙', '甲', '乙'].toSorted())
    })
  })
})
