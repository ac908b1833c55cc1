import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Problem } from '../../../../src/contract/problem.ts'
import type { CaseStep } from '../../../../src/contract/staff/cases/case.ts'
import { type Endpoint, endpoints } from '../../../setup/endpoint.ts'
import { COUNTY, TOWN } from '../../../setup/places.ts'
import { faultPaths, refusal } from '../../../setup/reports.ts'
import { act, aWorkOrder, look, type Office, office, queue, send, tryAct, UNITS, view } from './cases-for-tests.ts'

describe('what staff do to a work order', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let people: Office
  beforeAll(async () => {
    endpoint = await start()
    people = await office(endpoint, COUNTY, TOWN)
  })
  const dispatched = async (lead: string = UNITS.county, assists: string[] = []) => {
    const { id } = await aWorkOrder(endpoint)
    await act(endpoint, id, people.desk, { act: 'accept' })
    await act(endpoint, id, people.desk, { act: 'dispatch', lead, assists })
    return id
  }

  it('leads from its queue to an answer that a second person closes', async () => {
    const { desk, second, housing } = people
    const { id } = await aWorkOrder(endpoint)
    expect((await view(endpoint, id, desk)).acts).toEqual(expect.arrayContaining(['accept', 'decline', 'merge']))
    await act(endpoint, id, desk, { act: 'accept' })
    await act(endpoint, id, desk, { act: 'dispatch', lead: UNITS.county, assists: [UNITS.town], note: '今天先去看' })
    await act(endpoint, id, housing, { act: 'take' })
    await act(endpoint, id, housing, { act: 'progress', note: '已到现场' })
    await act(endpoint, id, housing, { act: 'finish', answer: '水管已换' })
    const closed = await act(endpoint, id, second, { act: 'close' })
    expect(closed).toMatchObject({ state: 'closed', answer: '水管已换', reports: 1, line: 'grid' })
    expect(closed.steps.map(({ seq, act: name, party }) => `${seq} ${party} ${name}`)).toEqual([
      '1 server open',
      '2 desk accept',
      '3 desk dispatch',
      '4 lead take',
      '5 lead progress',
      '6 lead finish',
      '7 desk close',
    ])
    expect(closed.steps[2]).toMatchObject({ units: ['环翠区住建局', '镇政府'], text: '今天先去看' })
    expect(closed.steps[5]).toMatchObject({ unit: '环翠区住建局', text: '水管已换', who: housing.member.name })
  })

  it('is a conflict when somebody else was faster, and shows what that was', async () => {
    const { desk, second } = people
    const { id } = await aWorkOrder(endpoint)
    const { version } = await view(endpoint, id, second)
    await act(endpoint, id, desk, { act: 'accept' })
    const late = await send(endpoint, 'POST', staffRoutes.caseActs(id), second, {
      ...{ act: 'decline', version, reason: '不归我们管' },
    })
    expect(refusal(late)).toBe('409 case-conflict')
    const told = late.json<Problem>()
    expect(told.version).toBe(version + 1)
    expect((told.steps as CaseStep[]).map(({ act: name, who }) => [name, who])).toEqual([['accept', desk.member.name]])
    expect((await view(endpoint, id, desk)).state).toBe('accepted')
  })

  it('decides for one of two who act at the same moment', async () => {
    const { desk, second } = people
    const { id } = await aWorkOrder(endpoint)
    const { version } = await view(endpoint, id, second)
    const both = await Promise.all(
      [desk, second].map((who) => send(endpoint, 'POST', staffRoutes.caseActs(id), who, { act: 'accept', version })),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await view(endpoint, id, desk)).version).toBe(version + 1)
  })

  it('is not closed by the one who has answered, and not offered to that one', async () => {
    const { desk, second } = people
    const { id } = await aWorkOrder(endpoint)
    await act(endpoint, id, desk, { act: 'accept' })
    const answered = await act(endpoint, id, desk, { act: 'finish', answer: '已回电说明' })
    expect(answered.acts).not.toContain('close')
    expect(refusal(await tryAct(endpoint, id, desk, { act: 'close' }))).toBe('409 second-person')
    expect((await view(endpoint, id, second)).acts).toContain('close')
  })

  it('says where the case stands and what can be done when a move is refused', async () => {
    const { id } = await aWorkOrder(endpoint)
    const answer = await tryAct(endpoint, id, people.desk, { act: 'shelve', reason: '等材料' })
    expect(refusal(answer)).toBe('409 move-refused')
    expect(answer.json<Problem>().detail).toMatch(/待受理.*accept/)
  })

  it('is refused to those who could never do it: a supervisor does not accept, a desk does not take', async () => {
    const id = await dispatched()
    expect(
      refusal(
        await tryAct(endpoint, id, people.supervisor, { act: 'redirect', lead: UNITS.city, assists: [], reason: '换' }),
      ),
    ).toBe('403 not-yours')
    expect(refusal(await tryAct(endpoint, id, people.desk, { act: 'take' }))).toBe('403 not-yours')
    expect(refusal(await tryAct(endpoint, id, people.housing, { act: 'close' }))).toBe('403 not-yours')
  })

  it('goes to no unit that is not there, and to none twice', async () => {
    const { id } = await aWorkOrder(endpoint)
    await act(endpoint, id, people.desk, { act: 'accept' })
    const to = (lead: string, assists: string[]) =>
      tryAct(endpoint, id, people.desk, { act: 'dispatch', lead, assists })
    expect(refusal(await to('NOBODY', []))).toBe('409 unit-refused')
    expect(refusal(await to(UNITS.county, [UNITS.county]))).toBe('409 unit-refused')
  })

  it('goes to no unit of another place: it would read who lives where', async () => {
    const { store, clock } = endpoint
    const entry = { at: clock.now().toISOString(), who: 'test', act: 'unit-saved', subject: 'test' } as const
    await store.units.save({ code: 'RC-ZJJ', name: '荣成市住建局', place: '371082000000' }, entry)
    const { id } = await aWorkOrder(endpoint)
    await act(endpoint, id, people.desk, { act: 'accept' })
    const answer = (assists: string[], lead: string = UNITS.county) =>
      tryAct(endpoint, id, people.desk, { act: 'dispatch', lead, assists })
    expect(faultPaths(await answer(['RC-ZJJ']))).toEqual(['/assists/0'])
    expect(faultPaths(await answer([], 'RC-ZJJ'))).toEqual(['/lead'])
  })

  it('offers an extension for consent once it was asked for, and no second one beside it', async () => {
    const id = await dispatched()
    await act(endpoint, id, people.housing, { act: 'take' })
    expect((await view(endpoint, id, people.desk)).acts).not.toContain('grant-extension')
    const asked = await act(endpoint, id, people.housing, { act: 'ask-extension', reason: '配件未到', days: 3 })
    expect(asked.acts).not.toContain('ask-extension')
    const { extension, acts, due } = await view(endpoint, id, people.desk)
    expect(extension).toEqual({ days: 3, reason: '配件未到', who: people.housing.member.name })
    expect(acts).toEqual(expect.arrayContaining(['grant-extension', 'refuse-extension']))
    expect((await queue(endpoint, people.desk, { mine: '1' })).cases.map((one) => one.id)).toContain(id)
    const granted = await act(endpoint, id, people.desk, { act: 'grant-extension' })
    expect((granted.due ?? '') > (due ?? '')).toBe(true)
  })

  it('is gone for a unit that has returned it, and for one it was taken from', async () => {
    const id = await dispatched()
    const returned = await tryAct(endpoint, id, people.housing, { act: 'return', reason: '不是我们的管线' })
    expect(returned.statusCode).toBe(200)
    expect(refusal(await look(endpoint, id, people.housing))).toBe('404 not-found')
    await act(endpoint, id, people.desk, { act: 'dispatch', lead: UNITS.town, assists: [] })
    await act(endpoint, id, people.desk, { act: 'redirect', lead: UNITS.city, assists: [], reason: '产权在市里' })
    expect(refusal(await look(endpoint, id, people.clerk))).toBe('404 not-found')
    expect((await view(endpoint, id, people.civil)).steps.map(({ text }) => text)).toContain('产权在市里')
  })

  it('merges a duplicate into another of the county, and only there', async () => {
    const { desk } = people
    const [one, other] = [await aWorkOrder(endpoint, { text: '同一处漏水' }), await aWorkOrder(endpoint)]
    const similar = await send(endpoint, 'GET', staffRoutes.similarCases(one.id), desk)
    expect(similar.json<{ cases: { id: string }[] }>().cases.map(({ id }) => id)).toContain(other.id)
    const { version: intoVersion } = await view(endpoint, other.id, desk)
    const merge = (into: string) => tryAct(endpoint, one.id, desk, { act: 'merge', into, intoVersion })
    expect(faultPaths(await merge(one.id))).toEqual(['/into'])
    expect(faultPaths(await merge('0'.repeat(32)))).toEqual(['/into'])
    const old = await tryAct(endpoint, one.id, desk, { act: 'merge', into: other.id, intoVersion: intoVersion + 1 })
    expect(refusal(old)).toBe('409 case-conflict')
    expect((await merge(other.id)).json()).toMatchObject({ state: 'merged', reports: 0 })
    const joined = await view(endpoint, other.id, desk)
    expect(joined.reports).toBe(2)
    expect(joined.grid?.map(({ ref }) => ref).sort()).toEqual([one.ref, other.ref].sort())
  })

  it('names whom the duty list suggests: the nearest place upwards, the category before all others', async () => {
    const { store, clock } = endpoint
    const entry = { at: clock.now().toISOString(), who: 'test', act: 'routing-saved', subject: 'test' } as const
    await store.caseSettings.saveRouting({ place: COUNTY, category: '*', lead: UNITS.city, assists: [] }, entry)
    const { id } = await aWorkOrder(endpoint)
    expect((await view(endpoint, id, people.desk)).suggestion).toBeUndefined()
    const accepted = await act(endpoint, id, people.desk, { act: 'accept' })
    expect(accepted.suggestion).toEqual({ lead: UNITS.city, assists: [], placeName: '环翠区' })
    const own = { place: COUNTY, category: 'LEK', lead: UNITS.county, assists: [UNITS.town] }
    await store.caseSettings.saveRouting(own, entry)
    expect((await view(endpoint, id, people.desk)).suggestion).toMatchObject({
      lead: UNITS.county,
      assists: [UNITS.town],
    })
    expect((await view(endpoint, id, people.supervisor)).suggestion).toBeUndefined()
    // The unit ceases: nobody is left with a row that names nobody.
    const short = { code: 'HC-SHORT', name: '临时专班', place: COUNTY }
    await store.units.save(short, { ...entry, act: 'unit-saved' })
    await store.caseSettings.saveRouting({ ...own, lead: short.code }, entry)
    await store.caseSettings.removeUnit(short.code, clock.day(), [], { ...entry, act: 'unit-removed' })
    expect((await view(endpoint, id, people.desk)).suggestion).toMatchObject({ lead: UNITS.city })
  })

  it('takes nothing that is not in the schema', async () => {
    const { id } = await aWorkOrder(endpoint)
    for (const bad of [
      { act: 'accept', more: 1 },
      { act: 'decline', reason: ' ' },
      { act: 'archive' },
      { act: 'open' },
    ])
      expect(refusal(await tryAct(endpoint, id, people.desk, bad))).toBe('422 request-invalid')
    const photos = { act: 'finish', answer: '好了', photos: [7] }
    await act(endpoint, id, people.desk, { act: 'accept' })
    expect(faultPaths(await tryAct(endpoint, id, people.desk, photos))).toEqual(['/photos/0'])
  })
})
