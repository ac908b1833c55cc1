import type { LightMyRequestResponse } from 'fastify'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { CaseList, CaseView } from '../../../../src/contract/staff/cases/case.ts'
import { SERVER_NAME } from '../../../../src/contract/staff/cases/events.ts'
import type { Endpoint } from '../../../setup/endpoint.ts'
import { aBurden, aGrid } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { released } from './reports-for-tests.ts'

export const CITY = '371000000000'
/** A department of the county, one of the city, and the town itself. */
export const UNITS = { county: 'HC-HOUSING', city: 'WH-CIVIL', town: 'HC-TOWN' } as const

export async function withUnits(endpoint: Endpoint, county: string, town: string): Promise<void> {
  const { store, clock } = endpoint
  const entry = { at: clock.now().toISOString(), who: 'test', act: 'unit-saved', subject: 'test' } as const
  await store.units.save({ code: UNITS.county, name: '环翠区住建局', place: county }, entry)
  await store.units.save({ code: UNITS.city, name: '市民政局', place: CITY }, entry)
  await store.units.save({ code: UNITS.town, name: '镇政府', place: town }, entry)
}

export const send = (
  { app }: Endpoint,
  method: 'GET' | 'POST',
  url: string,
  who: SignedIn,
  payload?: object | Buffer,
  type?: string,
): Promise<LightMyRequestResponse> =>
  app.inject({
    ...{ method, url, headers: { ...who.headers, ...(type ? { 'content-type': type } : {}) } },
    ...(payload ? { payload } : {}),
  })

export const look = (endpoint: Endpoint, id: string, who: SignedIn) => send(endpoint, 'GET', staffRoutes.case(id), who)

export const view = async (endpoint: Endpoint, id: string, who: SignedIn): Promise<CaseView> => {
  const answer = await look(endpoint, id, who)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<CaseView>()
}

export const queue = async (endpoint: Endpoint, who: SignedIn, filters: Record<string, string> = {}) => {
  const answer = await send(endpoint, 'GET', `${staffRoutes.cases}?${new URLSearchParams(filters)}`, who)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<CaseList>()
}

/** An act on the case as this member sees it now. */
export async function tryAct(
  endpoint: Endpoint,
  id: string,
  who: SignedIn,
  act: { readonly act: string; readonly [field: string]: unknown },
): Promise<LightMyRequestResponse> {
  const { version } = await view(endpoint, id, who)
  return send(endpoint, 'POST', staffRoutes.caseActs(id), who, { version, ...act })
}

export async function act(...asked: Parameters<typeof tryAct>): Promise<CaseView> {
  const answer = await tryAct(...asked)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<CaseView>()
}

/** Refs of reports that have come since. */
async function refsOf({ store }: Endpoint, kind: 'burden' | 'grid', known: ReadonlySet<string>): Promise<string[]> {
  const all = await store.reading.list({ kinds: [kind], prefix: '' }, 1_000)
  return all.map(({ ref }) => ref).filter((ref) => !known.has(ref))
}

/** A work order as the server opens it from a resident's report. */
export async function aWorkOrder(endpoint: Endpoint, report: object = {}): Promise<{ id: string; ref: string }> {
  const known = new Set(await refsOf(endpoint, 'grid', new Set()))
  const filed = aGrid(endpoint, report)
  await released(endpoint, filed)
  const [ref = ''] = await refsOf(endpoint, 'grid', known)
  const found = await endpoint.store.cases.caseOf(ref)
  if (found !== undefined) return { id: found, ref }
  const outcome = await endpoint.context.cases.open(
    { act: 'open', line: 'grid', place: filed.place ?? '', category: filed.category, report: ref },
    { name: SERVER_NAME, party: 'server' },
    [ref],
    { summary: filed.text ?? '' },
  )
  if (outcome.name !== 'opened') throw new Error(outcome.name)
  return { id: outcome.id, ref }
}

/** Released burden reports; their refs. */
export async function burdens(endpoint: Endpoint, count: number, report: object = {}): Promise<string[]> {
  const known = new Set(await refsOf(endpoint, 'burden', new Set()))
  await released(endpoint, ...Array.from({ length: count }, () => aBurden(endpoint, report)))
  return refsOf(endpoint, 'burden', known)
}

/** One person of each kind that has to do with cases of Huancui. */
export async function office(endpoint: Endpoint, county: string, town: string) {
  await withUnits(endpoint, county, town)
  const at = (role: SignedIn['member']['role'], place: string, unit?: string) =>
    signedIn(endpoint, { role, place, ...(unit === undefined ? {} : { unit }) })
  return {
    reviewer: await at('reviewer', CITY),
    desk: await at('dispatcher', county),
    second: await at('dispatcher', county),
    townDesk: await at('dispatcher', town),
    supervisor: await at('supervisor', county),
    housing: await at('handler', county, UNITS.county),
    civil: await at('handler', CITY, UNITS.city),
    clerk: await at('handler', town, UNITS.town),
    elsewhere: await at('dispatcher', '371003000000'),
  }
}
export type Office = Awaited<ReturnType<typeof office>>
