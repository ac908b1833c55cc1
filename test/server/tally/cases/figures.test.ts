import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseCounts, CaseFigureFilters } from '../../../../src/contract/staff/cases/figures.ts'
import { understandCases } from '../../../../src/server/tally/cases/asked.ts'
import { caseDashboard } from '../../../../src/server/tally/cases/case-dashboard.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, TOWN, VILLAGE } from '../../../setup/places.ts'
import { aDozenCases, END, furnishUnits, office, PROPERTY, RUBBISH } from './a-dozen-cases.ts'

const CITY = '371000000000'

/** Counts that are not none. */
const counted = (counts: CaseCounts | undefined) =>
  Object.fromEntries(Object.entries(counts ?? {}).filter(([, n]) => n !== 0))

forEachEndpoint((start) => {
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start()
    await furnishUnits(endpoint)
    await aDozenCases(endpoint)
  })

  async function figures(
    filters: CaseFigureFilters = {},
    { own, weight = 30 }: { own?: string; weight?: number } = {},
  ) {
    const places = await endpoint.context.register()
    const asking = { scope: CITY, seesBurdens: true, day: '2026-06-20', ...(own && { own }) }
    const understood = understandCases(filters, asking, places)
    if (understood.name !== 'asked') throw new Error(understood.name)
    return caseDashboard(endpoint.store.caseFigures, understood.asked, places, {
      ...{ now: END, day: '2026-06-20', scope: CITY, weight },
      nameOf: (code) => `单位${code}`,
    })
  }

  describe('of thirteen work orders', () => {
    it('nine count: declined, merged, withdrawn and never accepted ones are in no rate', async () => {
      expect((await figures()).total.accepted).toBe(9)
    })

    it('every numerator and denominator is what one counts by hand', async () => {
      expect((await figures()).total).toEqual({
        accepted: 9,
        // All but the one of the 19th, whose limit ends on the 27th.
        passed: 8,
        // 1, 2, 3, 4, 5 and 13; the overdue one and the shelved one are in `passed` alone.
        done: 6,
        'done-passed': 6,
        // All done but 5; 4 by its extension.
        'on-time': 5,
        extended: 1,
        extensions: 1,
        // 1, 2, twice 3, 4, 5, 6, 12, twice 13.
        dispatched: 10,
        // Not 2 (25 hours), not the one that ZJJ returned, not 6.
        'taken-in-time': 7,
        returned: 1,
        reopened: 1,
        // 1, 2, twice 13.
        rated: 4,
        solved: 2,
        graded: 3,
        satisfied: 2,
        scored: 0,
        'score-sum': 0,
        // 30, 50, 60, 216, 264, 48 hours: classes 24, 48, 48, 48, 168, 240; the third.
        median: 48,
      })
    })

    it('open, overdue and shelved ones are counted as they are now', async () => {
      // 6, 7, 11 and 12; late are 6 and the one that nobody accepted within 24 hours: a shelved one waits.
      expect((await figures()).now).toEqual({ open: 4, overdue: 2, shelved: 1 })
    })

    it('a category has its own row, and all rows add up to the total', async () => {
      const { byCategory, total } = await figures()
      expect(counted(byCategory.find(({ code }) => code === PROPERTY)?.counts)).toEqual({
        ...{ accepted: 1, passed: 1, done: 1, 'done-passed': 1, dispatched: 1, 'taken-in-time': 1, median: 240 },
      })
      expect(byCategory.reduce((all, { counts }) => all + counts.done, 0)).toBe(total.done)
      const alone = await figures({ category: RUBBISH })
      expect(alone.byCategory.map(({ code }) => code)).toEqual([RUBBISH])
      expect(alone.total.accepted).toBe(8)
    })

    it('a case counts for the unit that leads it, a dispatch and a return for the unit it went to', async () => {
      const { byUnit } = await figures()
      expect(byUnit.map(({ code, name, counts }) => [code, name, counted(counts)])).toEqual([
        [
          ...['SRJ', '单位SRJ'],
          {
            ...{ accepted: 6, passed: 5, done: 5, 'done-passed': 5, 'on-time': 5, extended: 1, extensions: 1 },
            ...{ dispatched: 7, 'taken-in-time': 6, reopened: 1, rated: 4, solved: 2, graded: 3, satisfied: 2 },
            median: 48,
          },
        ],
        [
          ...['ZJJ', '单位ZJJ'],
          {
            ...{ accepted: 2, passed: 2, done: 1, 'done-passed': 1, dispatched: 3, 'taken-in-time': 1, returned: 1 },
            median: 240,
          },
        ],
      ])
    })

    it('places directly below have their rows in register order, also those where nothing happened', async () => {
      const { byPlace } = await figures({ place: TOWN })
      expect(byPlace.length).toBeGreaterThan(1)
      expect(byPlace.map(({ code }) => code)).toEqual(byPlace.map(({ code }) => code).sort())
      expect(byPlace.filter(({ counts }) => counts.accepted > 0)).toMatchObject([
        { code: VILLAGE, deeper: false, counts: { accepted: 9, done: 6 } },
      ])
      expect((await figures({ place: VILLAGE })).byPlace).toEqual([])
    })

    it('the month of acceptance is what counts, in a line of thirteen', async () => {
      const { trend } = await figures({ period: '2026-07' })
      expect(trend).toHaveLength(13)
      expect(trend.map(({ period }) => period).at(0)).toBe('2025-07')
      expect(trend.filter(({ counts }) => counts.accepted > 0)).toMatchObject([
        { period: '2026-06', counts: { accepted: 9, done: 6 } },
      ])
      const weeks = await figures({ period: '2026-W25' })
      expect(
        weeks.trend.filter(({ counts }) => counts.accepted > 0).map(({ period, counts }) => [period, counts.accepted]),
      ).toEqual([
        ['2026-W23', 8],
        ['2026-W25', 1],
      ])
    })

    it('a unit and a category can be asked for together', async () => {
      const { total, byUnit, byCategory } = await figures({ unit: 'ZJJ', category: PROPERTY })
      expect(counted(total)).toMatchObject({ accepted: 1, done: 1, median: 240 })
      expect(byUnit.map(({ code }) => code)).toEqual(['ZJJ'])
      expect(byCategory.map(({ code }) => code)).toEqual([PROPERTY])
    })

    it('somebody of a unit learns about that unit and about no other one', async () => {
      const { total, byUnit, byPlace, byCategory, trend } = await figures({}, { own: 'ZJJ' })
      expect(total.accepted).toBe(2)
      expect(trend.at(-1)?.counts.accepted).toBe(2)
      expect([byUnit, byPlace, byCategory]).toEqual([[], [], []])
    })

    it('a limit that passes after the closing moves a case into the denominator of the done rate by itself', async () => {
      const fresh = await start()
      await furnishUnits(fresh)
      const { accepted, dispatch, take, done, count } = office(fresh)
      const id = await accepted()
      await dispatch(id, 0, 'SRJ')
      await take(id, 1, 'SRJ')
      await done(id, 2, 'SRJ')
      const of = async () => {
        const cells = await fresh.store.caseFigures.cells({
          ...{ view: 'total', lines: ['grid'], places: [CITY], periods: ['2026-06'] },
        })
        return Object.fromEntries(cells.map(({ item, n }) => [item, n]))
      }
      await count('2026-06-08T15:59:59Z')
      expect(await of()).toMatchObject({ done: 1, 'on-time': 1, accepted: 1 })
      expect((await of()).passed ?? 0).toBe(0)
      await count('2026-06-08T16:00:00Z')
      expect(await of()).toMatchObject({ passed: 1, 'done-passed': 1 })
    })
  })

  describe('of scores', () => {
    it('a unit with five has points by the weight, one with four has none: four are no judgement', async () => {
      const fresh = await start()
      await furnishUnits(fresh)
      const { scored, count } = office(fresh)
      for (const score of [70, 80, 90, 85, 95]) await scored('ZJJ', score)
      for (const score of [100, 100, 100, 100]) await scored('SRJ', score)
      await count()
      const before = endpoint
      endpoint = fresh
      const { scores, total, scoreWeight } = await figures({ line: 'whistle', place: COUNTY })
      const half = await figures({ line: 'whistle' }, { weight: 50 })
      endpoint = before
      expect(scores).toEqual([
        { unit: 'SRJ', name: '单位SRJ', scored: 4, sum: 400 },
        // 420 ÷ 5 × 30 %
        { unit: 'ZJJ', name: '单位ZJJ', scored: 5, sum: 420, points: 25.2 },
      ])
      expect(scoreWeight).toBe(30)
      expect(half.scores[1]?.points).toBe(42)
      expect(total).toMatchObject({ scored: 9, 'score-sum': 820, done: 9, accepted: 9 })
    })
  })
})
