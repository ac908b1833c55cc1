import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Problem } from '../../../../src/contract/problem.ts'
import type { CaseStep } from '../../../../src/contract/staff/cases/case.ts'
import { REPORTER_NAME } from '../../../../src/contract/staff/cases/events.ts'
import { type Endpoint, endpoints } from '../../../setup/endpoint.ts'
import { COUNTY, TOWN } from '../../../setup/places.ts'
import { refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { act, burdens, look, type Office, office, queue, send, tryAct, UNITS, view } from './cases-for-tests.ts'

const FIRST_WORDS = '某镇每周开十次会'
const WORDS = '会议过多，请整改'
const OFFICE_NOTE = '三份反映都来自同一片'

/**
 * The threat: a department that is complained about, or a desk that answers to it, learns from a case who may have reported:
 * which reports, how many, from which place below the county, when the reviewers read them.
 */
describe('a burden case', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let people: Office
  let id = ''
  let reports: readonly string[]
  let opened = ''
  beforeAll(async () => {
    endpoint = await start()
    people = await office(endpoint, COUNTY, TOWN)
    const { reviewer } = people
    reports = await burdens(endpoint, 4)
    const matter = { line: 'burden', category: 'MTG', area: COUNTY, summary: FIRST_WORDS, reports: reports.slice(0, 3) }
    id = (await send(endpoint, 'POST', staffRoutes.cases, reviewer, matter)).json<{ id: string }>().id
    opened = endpoint.clock.now().toISOString()
    await act(endpoint, id, reviewer, { act: 'rewrite', summary: WORDS })
    await act(endpoint, id, reviewer, { act: 'note', note: OFFICE_NOTE })
    await act(endpoint, id, reviewer, { act: 'confirm', area: COUNTY, units: [UNITS.county, UNITS.city] })
    endpoint.clock.set('2026-06-17T02:10:00Z')
    await act(endpoint, id, people.desk, { act: 'dispatch', lead: UNITS.county, assists: [] })
    await act(endpoint, id, people.housing, { act: 'take' })
  })
  /** Everything that leaves the server about the case for somebody, as one text. */
  const everything = async (who: SignedIn): Promise<string> => {
    const answers = await Promise.all([
      look(endpoint, id, who),
      send(endpoint, 'GET', `${staffRoutes.cases}?ended=1`, who),
      send(endpoint, 'POST', staffRoutes.caseActs(id), who, { act: 'urge', version: 1 }),
      send(endpoint, 'POST', staffRoutes.caseActs(id), who, { act: 'finish', answer: '好', version: 99 }),
      send(endpoint, 'POST', staffRoutes.caseContact(id), who),
      send(endpoint, 'GET', staffRoutes.similarCases(id), who),
    ])
    return answers.map(({ body, headers }) => JSON.stringify(headers) + body).join('\n')
  }
  /** What would tell of its reports: their refs, their area and all places below the county. */
  const telling = async (): Promise<string[]> => {
    const places = await endpoint.store.places.list()
    const below = places.filter(({ code }) => code.startsWith('371002') && code !== COUNTY)
    return [...reports, ...below.map(({ code }) => code), ...below.map(({ name }) => name)].filter(
      // The town's own unit and account stand in no case of this file, so every one of these would be a leak.
      (word) => word.length > 1,
    )
  }
  const withoutReports = async (who: SignedIn) => {
    const text = await everything(who)
    for (const word of await telling()) expect(text.includes(word), word).toBe(false)
    for (const field of ['"reports"', '"burden":[', '"report"', '"refs"', '"join"', '"leave"', '"rate"'])
      expect(text.includes(field), field).toBe(false)
    return text
  }

  it('shows a reviewer its reports and every step', async () => {
    const seen = await view(endpoint, id, people.reviewer)
    expect(seen.burden?.map(({ ref }) => ref).sort()).toEqual([...reports.slice(0, 3)].sort())
    expect(seen.steps.map(({ act: name }) => name)).toEqual(['open', 'rewrite', 'note', 'confirm', 'dispatch', 'take'])
    expect(seen.reports).toBeUndefined()
  })

  it('shows desk and supervisor what was settled, and nothing of its reports', async () => {
    for (const who of [people.desk, people.supervisor]) {
      await withoutReports(who)
      const seen = await view(endpoint, id, who)
      expect(seen.allowed?.map(({ unit }) => unit)).toEqual([UNITS.county, UNITS.city])
      expect(seen).toMatchObject({ confirmed: true, publication: 'none' })
    }
  })

  it('shows a handler nothing that was before it came to the own unit', async () => {
    const text = await withoutReports(people.housing)
    for (const word of [FIRST_WORDS, OFFICE_NOTE, opened, 'confirmed', 'allowed', 'publication', UNITS.city])
      expect(text.includes(word), word).toBe(false)
    const seen = await view(endpoint, id, people.housing)
    expect(seen.summary).toBe(WORDS)
    expect(seen.steps.map(({ seq, act: name }) => [seq, name])).toEqual([
      [1, 'dispatch'],
      [2, 'take'],
    ])
    expect([seen.version, seen.opened]).toEqual([2, '2026-06-17T02:10:00.000Z'])
    const [listed] = (await queue(endpoint, people.housing)).cases
    expect([listed?.version, listed?.opened]).toEqual([2, '2026-06-17T02:10:00.000Z'])
  })

  it('does not let anybody count reports by steps, versions or conflicts when one joins or leaves', async () => {
    const [, , left = '', later = ''] = reports
    const before = { desk: await everything(people.desk), unit: await everything(people.housing) }
    const { version } = await view(endpoint, id, people.housing)
    await act(endpoint, id, people.reviewer, { act: 'join', reports: [later] })
    const gone = await endpoint.context.cases.act(
      ...([id, undefined, { act: 'leave', report: left }, { name: REPORTER_NAME, party: 'reporter' }] as const),
      { left: [left] },
    )
    expect(gone.name).toBe('done')
    expect(await everything(people.desk)).toBe(before.desk)
    expect(await everything(people.housing)).toBe(before.unit)
    const note = { act: 'progress', version, note: '会议清单已列' }
    const answer = await send(endpoint, 'POST', staffRoutes.caseActs(id), people.housing, note)
    expect(answer.statusCode, 'what the unit cannot see is no conflict to it').toBe(200)
    expect(answer.json<{ version: number }>().version).toBe(version + 1)
  })

  it('tells in a conflict what the other did, and nothing of its reports', async () => {
    const { version } = await view(endpoint, id, people.housing)
    await act(endpoint, id, people.desk, { act: 'urge', note: '请抓紧' })
    const late = await send(endpoint, 'POST', staffRoutes.caseActs(id), people.housing, {
      ...{ act: 'progress', version, note: '在办' },
    })
    expect(refusal(late)).toBe('409 case-conflict')
    const { steps, version: now } = late.json<Problem>()
    expect(now).toBe(version + 1)
    expect((steps as CaseStep[]).map(({ act: name, text }) => [name, text])).toEqual([['urge', '请抓紧']])
  })

  it('tells the next unit nothing of what happened between the two', async () => {
    const { desk, housing, civil, reviewer } = people
    await act(endpoint, id, housing, { act: 'return', reason: '会议是市里布置的' })
    expect(refusal(await look(endpoint, id, housing))).toBe('404 not-found')
    await act(endpoint, id, reviewer, { act: 'refute', answer: '经查，反映人所说不实' })
    await act(endpoint, id, reviewer, { act: 'redo', reason: '又来一份反映' })
    await act(endpoint, id, desk, { act: 'dispatch', lead: UNITS.city, assists: [] })
    const text = await withoutReports(civil)
    for (const word of ['会议是市里布置的', '反映人', '又来一份', UNITS.county])
      expect(text.includes(word), word).toBe(false)
    expect((await view(endpoint, id, civil)).steps.map(({ act: name }) => name)).toEqual(['dispatch'])
  })

  it('is published by words that the unit is not shown', async () => {
    const { civil, desk, supervisor } = people
    await act(endpoint, id, civil, { act: 'take' })
    const measures = [{ what: '会议', unit: '次/周', before: 10, after: 2 }]
    await act(endpoint, id, civil, { act: 'finish', answer: '每周只开两次', measures })
    const closed = await act(endpoint, id, desk, { act: 'close', publish: '全区会议减到每周两次' })
    expect(closed).toMatchObject({ state: 'closed', publication: 'waiting', measures })
    expect((await view(endpoint, id, supervisor)).steps.at(-1)?.text).toBe('全区会议减到每周两次')
    const rated = await endpoint.context.cases.act(
      id,
      undefined,
      { act: 'rate', rating: { solved: true, reasons: [] }, report: reports[0] ?? '', closing: 1 },
      { name: REPORTER_NAME, party: 'reporter' },
    )
    expect(rated.name).toBe('done')
    await withoutReports(desk)
    expect(await withoutReports(civil)).not.toContain('全区会议减到每周两次')
  })

  it('refuses like any other: whom it may not be sent to is not said with a reason', async () => {
    const [ref = ''] = await burdens(endpoint, 1)
    const matter = { line: 'burden', category: 'DOC', area: COUNTY, summary: '材料', reports: [ref] }
    const other = (await send(endpoint, 'POST', staffRoutes.cases, people.reviewer, matter)).json<{ id: string }>().id
    expect(refusal(await look(endpoint, other, people.housing))).toBe('404 not-found')
    await act(endpoint, other, people.reviewer, { act: 'confirm', area: COUNTY, units: [UNITS.county] })
    const refused = async (lead: string) => {
      const answer = await tryAct(endpoint, other, people.desk, { act: 'dispatch', lead, assists: [] })
      return answer.body.replace(lead, 'UNIT')
    }
    expect(await refused(UNITS.town)).toBe(await refused('NOBODY'))
  })

  it('stays with its unit where that is: an office that becomes one of a town would bring it below the county', async () => {
    const [ref = ''] = await burdens(endpoint, 1)
    const matter = { line: 'burden', category: 'PLQ', area: COUNTY, summary: '牌子', reports: [ref] }
    const opened = await send(endpoint, 'POST', staffRoutes.cases, people.reviewer, matter)
    const { id: other } = opened.json<{ id: string }>()
    await act(endpoint, other, people.reviewer, { act: 'confirm', area: COUNTY, units: [UNITS.county] })
    await act(endpoint, other, people.desk, { act: 'dispatch', lead: UNITS.county, assists: [] })
    const admin = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
    const put = (place: string) =>
      endpoint.app.inject({
        ...{ method: 'PUT', url: staffRoutes.units, headers: admin.headers },
        payload: { code: UNITS.county, name: '环翠区住建局', place },
      })
    expect(refusal(await put(TOWN))).toBe('409 unit-busy')
    expect((await put(COUNTY)).statusCode).toBe(200)
  })
})
