import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Role } from '../../../../src/contract/staff/roles.ts'
import { type Endpoint, endpoints } from '../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN } from '../../../setup/places.ts'
import { refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import {
  act,
  aWorkOrder,
  burdens,
  CITY,
  look,
  type Office,
  office,
  queue,
  send,
  UNITS,
  view,
} from './cases-for-tests.ts'

const OTHER_COUNTY = '371003000000'
const LINES = ['grid', 'burden', 'whistle'] as const
type Line = (typeof LINES)[number]

/** Scope → lines that are there: cases of a village of `TOWN`, of `TOWN`, and a matter of its county. */
const REACH: Readonly<Record<string, readonly Line[]>> = {
  [CITY]: LINES,
  [COUNTY]: LINES,
  [TOWN]: ['grid', 'whistle'],
  [LARGE_TOWN]: [],
  [OTHER_COUNTY]: [],
}
const WATCHING: readonly Role[] = ['dispatcher', 'reviewer', 'supervisor']

describe('which cases are there for whom', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let people: Office
  const ids = {} as Record<Line, string>
  let ref = ''
  beforeAll(async () => {
    endpoint = await start()
    people = await office(endpoint, COUNTY, TOWN)
    const order = await aWorkOrder(endpoint)
    ref = order.ref
    ids.grid = order.id
    const open = async (who: SignedIn, body: object) => {
      const answer = await send(endpoint, 'POST', staffRoutes.cases, who, body)
      if (answer.statusCode !== 201) throw new Error(answer.body)
      return answer.json<{ id: string }>().id
    }
    const reports = await burdens(endpoint, 2)
    const matter = { line: 'burden', category: 'MTG', area: COUNTY, summary: '会议过多', reports }
    ids.burden = await open(people.reviewer, matter)
    const whistle = { line: 'whistle', category: 'GBG', place: TOWN, summary: '河道垃圾', units: [UNITS.county] }
    ids.whistle = await open(people.townDesk, whistle)
    await act(endpoint, ids.burden, people.reviewer, { act: 'confirm', area: COUNTY, units: [UNITS.county] })
  })
  const there = async (who: SignedIn): Promise<Line[]> => {
    const listed = (await queue(endpoint, who)).cases.map(({ id }) => id)
    const found: Line[] = []
    for (const line of LINES) {
      const answer = await look(endpoint, ids[line], who)
      expect(listed.includes(ids[line]), `${line} in the list and opened`).toBe(answer.statusCode === 200)
      if (answer.statusCode === 200) found.push(line)
      else expect(refusal(answer)).toBe('404 not-found')
    }
    return found
  }

  it.each(WATCHING)('a %s sees those of the own scope, burdens from the county up', async (role) => {
    for (const [place, lines] of Object.entries(REACH))
      expect(await there(await signedIn(endpoint, { role, place })), `${role} of ${place}`).toEqual(lines)
  })

  it('a handler sees those that lie with the own unit, wherever they happened', async () => {
    expect(await there(people.housing)).toEqual(['whistle'])
    expect(await there(people.civil)).toEqual([])
    await act(endpoint, ids.grid, people.desk, { act: 'accept' })
    await act(endpoint, ids.grid, people.desk, { act: 'dispatch', lead: UNITS.city, assists: [UNITS.town] })
    await act(endpoint, ids.burden, people.desk, { act: 'dispatch', lead: UNITS.county, assists: [] })
    expect(await there(people.housing)).toEqual(['burden', 'whistle'])
    expect(await there(people.civil)).toEqual(['grid'])
    expect(await there(people.clerk)).toEqual(['grid'])
    const inTown = await signedIn(endpoint, { role: 'handler', place: TOWN, unit: UNITS.county })
    expect(await there(inTown), 'nobody below a county sees burdens').toEqual(['whistle'])
  })

  it('what is out of reach can neither be acted on nor looked at in part', async () => {
    const { elsewhere } = people
    const id = ids.grid
    const asks = [
      ['POST', staffRoutes.caseActs(id), { act: 'note', version: 1, note: '看看' }],
      ['POST', staffRoutes.caseContact(id)],
      ['GET', staffRoutes.similarCases(id)],
      ['POST', staffRoutes.casePhotos(id)],
      ['GET', staffRoutes.casePhoto(id, 1)],
      ['GET', staffRoutes.caseReportPhoto(id, ref, 0)],
    ] as const
    for (const [method, url, payload] of asks)
      expect(refusal(await send(endpoint, method, url, elsewhere, payload)), url).toBe('404 not-found')
  })

  it('filters reach no further than the scope', async () => {
    const ask = async (who: SignedIn, query: string) =>
      (await send(endpoint, 'GET', `${staffRoutes.cases}?${query}`, who)).statusCode
    expect(await ask(people.townDesk, `place=${COUNTY}`)).toBe(403)
    expect(await ask(people.townDesk, 'line=burden')).toBe(403)
    expect(await ask(people.housing, `unit=${UNITS.city}`)).toBe(403)
    expect(await ask(people.housing, `unit=${UNITS.county}`)).toBe(200)
    expect(await ask(people.desk, 'after=o.-.1.1')).toBe(422)
  })

  it('mine are those whose turn it is: the desk, the reviewer, the unit', async () => {
    const mine = async (who: SignedIn) => (await queue(endpoint, who, { mine: '1' })).cases.map(({ id }) => id)
    const reports = await burdens(endpoint, 1)
    const matter = { line: 'burden', category: 'DOC', area: COUNTY, summary: '材料过多', reports }
    const opened = await send(endpoint, 'POST', staffRoutes.cases, people.reviewer, matter)
    const fresh = opened.json<{ id: string }>().id
    const order = await aWorkOrder(endpoint)
    expect(await mine(people.reviewer)).toEqual([fresh])
    expect(await mine(people.desk)).toEqual([order.id])
    expect((await mine(people.housing)).sort()).toEqual([ids.burden, ids.whistle].sort())
    expect(await mine(people.supervisor), 'a supervisor: what is overdue').toEqual([])
  })

  it('comes page by page, each case once, and is written down once a minute', async () => {
    const who = await signedIn(endpoint, { role: 'dispatcher', place: COUNTY })
    for (let count = 0; count < 51; count++) await aWorkOrder(endpoint, { text: `第${count}件` })
    const first = await queue(endpoint, who, { line: 'grid' })
    const second = await queue(endpoint, who, { line: 'grid', after: first.next ?? '' })
    const all = [...first.cases, ...second.cases].map(({ id }) => id)
    expect([first.cases.length, new Set(all).size, first.total, second.total]).toEqual([50, 53, 53, 53])
    expect(second.next).toBeUndefined()
    const entries = await endpoint.store.audit.list(50, undefined, who.member.name)
    expect(entries.filter(({ act: name }) => name === 'cases-listed').map(({ subject }) => subject)).toEqual([
      'line=grid',
    ])
  })

  it('every look at a case is written down before it is answered', async () => {
    const who = await signedIn(endpoint, { role: 'supervisor', place: COUNTY })
    await view(endpoint, ids.grid, who)
    const [entry] = await endpoint.store.audit.list(1, undefined, who.member.name, 'case-read')
    expect(entry?.subject).toBe(ids.grid)
  })
})
