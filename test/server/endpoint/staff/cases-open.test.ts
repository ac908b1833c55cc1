import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN } from '../../../setup/places.ts'
import { faultPaths, refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { act, aWorkOrder, burdens, CITY, type Office, office, send, tryAct, UNITS, view } from './cases-for-tests.ts'

forEachEndpoint((start) => {
  let endpoint: Endpoint
  let people: Office
  beforeAll(async () => {
    endpoint = await start()
    people = await office(endpoint, COUNTY, TOWN)
  })
  const open = (who: SignedIn, body: object) => send(endpoint, 'POST', staffRoutes.cases, who, body)
  const matter = (reports: readonly string[], more: object = {}) => ({
    ...{ line: 'burden', category: 'MTG', area: COUNTY, summary: '村里会议过多', reports, ...more },
  })

  describe('a matter', () => {
    it('is opened by a reviewer from reports, each of which belongs to it alone', async () => {
      const reports = await burdens(endpoint, 3)
      const opened = await open(people.reviewer, matter(reports))
      expect(opened.statusCode).toBe(201)
      const { id, burden, confirmed } = opened.json()
      expect(burden.map(({ ref }: { ref: string }) => ref).sort()).toEqual([...reports].sort())
      expect(burden.every(({ caseId }: { caseId: string }) => caseId === id)).toBe(true)
      expect(confirmed).toBe(false)
      const [again = ''] = reports
      expect(refusal(await open(people.reviewer, matter([again])))).toBe('409 case-conflict')
      const other = (await open(people.reviewer, matter(await burdens(endpoint, 1)))).json<{ id: string }>().id
      expect(refusal(await tryAct(endpoint, other, people.reviewer, { act: 'join', reports: [again] }))).toBe(
        '409 case-conflict',
      )
    })

    it('takes in no report that is unknown, twice there, a work order, or outside of its area', async () => {
      const [one = '', two = ''] = await burdens(endpoint, 2)
      const { ref } = await aWorkOrder(endpoint)
      const faults = async (reports: readonly string[], area = COUNTY) =>
        faultPaths(await open(people.reviewer, matter(reports, { area })))
      expect(await faults([one, '0'.repeat(32)])).toEqual(['/reports/1'])
      expect(await faults([one, two, one])).toEqual(['/reports/2'])
      expect(await faults([ref])).toEqual(['/reports/0'])
      const there = await signedIn(endpoint, { role: 'reviewer', place: '371003000000' })
      expect(refusal(await open(there, matter([one])))).toBe('403 not-yours')
      expect(await faults([one], TOWN)).toEqual(['/area'])
      expect(await faults([one], '371099000000')).toEqual(['/area'])
      expect((await open(people.reviewer, matter([one, two]))).statusCode).toBe(201)
    })

    it('is opened by nobody but a reviewer of a county or wider', async () => {
      const reports = await burdens(endpoint, 1)
      const small = await signedIn(endpoint, { role: 'reviewer', place: TOWN })
      expect(refusal(await open(people.desk, matter(reports)))).toBe('403 not-yours')
      expect(refusal(await open(small, matter(reports)))).toBe('403 not-yours')
      expect(faultPaths(await open(people.reviewer, matter(reports, { category: 'LEK' })))).toEqual(['/category'])
    })

    it('is one of two that take in the same report at the same moment', async () => {
      const ids: string[] = []
      for (let count = 0; count < 2; count++)
        ids.push((await open(people.reviewer, matter(await burdens(endpoint, 1)))).json<{ id: string }>().id)
      const reports = await burdens(endpoint, 1)
      const join = { act: 'join', reports }
      const both = await Promise.all(ids.map((id) => tryAct(endpoint, id, people.reviewer, join)))
      expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
      const joined = await Promise.all(ids.map((id) => view(endpoint, id, people.reviewer)))
      expect(joined.map(({ burden }) => burden?.length).sort()).toEqual([1, 2])
    })

    it('is opened once by two who take the same report at the same moment', async () => {
      const reports = await burdens(endpoint, 1)
      const both = await Promise.all([matter(reports), matter(reports)].map((body) => open(people.reviewer, body)))
      expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
    })

    it('goes to allowed units of a county or wider, and to nobody before they are named', async () => {
      const { id } = (await open(people.reviewer, matter(await burdens(endpoint, 1)))).json<{ id: string }>()
      expect((await view(endpoint, id, people.desk)).acts).not.toContain('dispatch')
      const confirm = (units: string[], area = COUNTY) =>
        tryAct(endpoint, id, people.reviewer, { act: 'confirm', area, units })
      expect(refusal(await confirm([UNITS.town]))).toBe('409 unit-refused')
      expect(faultPaths(await confirm([UNITS.county], TOWN))).toEqual(['/area'])
      expect((await confirm([UNITS.county])).statusCode).toBe(200)
      const to = (lead: string) => tryAct(endpoint, id, people.desk, { act: 'dispatch', lead, assists: [] })
      expect(refusal(await to(UNITS.city))).toBe('409 unit-refused')
      expect((await to(UNITS.county)).statusCode).toBe(200)
    })
  })

  describe('a whistle', () => {
    const whistle = (more: object = {}) => ({
      ...{ line: 'whistle', category: 'GBG', place: TOWN, summary: '河道垃圾', units: [UNITS.county, UNITS.city] },
      ...more,
    })

    it('calls units that stand above the town; each arrives and answers, the town scores', async () => {
      const opened = await open(people.townDesk, whistle())
      expect(opened.statusCode).toBe(201)
      const { id, state } = opened.json<{ id: string; state: string }>()
      expect(state).toBe('dispatched')
      for (const who of [people.housing, people.civil]) {
        await act(endpoint, id, who, { act: 'arrive' })
        expect((await view(endpoint, id, who)).acts).not.toContain('arrive')
        await act(endpoint, id, who, { act: 'finish', answer: `${who.member.unit} 已清理` })
      }
      const scores = [UNITS.county, UNITS.city].map((unit) => ({ unit, score: 90 }))
      const scored = await act(endpoint, id, people.townDesk, { act: 'score', scores })
      expect(scored.units.map(({ unit, score }) => [unit, score])).toEqual(scores.map(({ unit }) => [unit, 90]))
      expect(scored.steps.at(-1)?.scores).toHaveLength(2)
    })

    it('calls no unit beside or below its place, and none that is not there', async () => {
      const to = async (units: string[], more: object = {}) =>
        refusal(await open(people.townDesk, whistle({ units, ...more })))
      const { store, clock } = endpoint
      const entry = { at: clock.now().toISOString(), who: 'test', act: 'unit-saved', subject: 'test' } as const
      await store.units.save({ code: 'BESIDE', name: '隔壁镇', place: LARGE_TOWN }, entry)
      expect(await to(['BESIDE'])).toBe('409 unit-refused')
      expect(await to(['NOBODY'])).toBe('409 unit-refused')
      expect(await to([UNITS.county, UNITS.county])).toBe('409 unit-refused')
    })

    it('is blown by a dispatcher in the own scope, from the county down', async () => {
      expect(refusal(await open(people.townDesk, whistle({ place: LARGE_TOWN })))).toBe('403 not-yours')
      expect(refusal(await open(people.reviewer, whistle()))).toBe('403 not-yours')
      const city = await signedIn(endpoint, { role: 'dispatcher', place: CITY })
      expect(faultPaths(await open(city, whistle({ place: CITY })))).toEqual(['/place'])
      expect(faultPaths(await open(people.townDesk, whistle({ category: 'MTG' })))).toEqual(['/category'])
    })
  })
})
