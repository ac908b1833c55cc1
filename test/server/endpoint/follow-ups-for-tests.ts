import { createHash } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { contentDigest, HEADERS, MEDIA, routes } from '../../../src/contract/api.ts'
import type { Rating } from '../../../src/contract/follow-up.ts'
import type { ReportStatus } from '../../../src/contract/status.ts'
import { applyFollowUps } from '../../../src/server/cases/chores/apply-follow-ups.ts'
import { openWorkOrders } from '../../../src/server/cases/chores/open-work-orders.ts'
import { publishOutcomes } from '../../../src/server/cases/chores/publish-outcomes.ts'
import type { Actor, Intended } from '../../../src/server/cases/types.ts'
import type { Endpoint } from '../../setup/endpoint.ts'
import { COUNTY } from '../../setup/places.ts'
import { aBurden, accessKey, aGrid, fileReport, newId, sealTo } from '../../setup/reports.ts'

/** A report with its receipt code, as its reporter holds it. */
export interface Followed {
  readonly id: string
  readonly key: string
  readonly report: object
}

export const UNIT = 'HC-HOUSING'
const DESK: Actor = { name: 'desk', party: 'desk' }
const SECOND: Actor = { name: 'second', party: 'desk' }
const REVIEWER: Actor = { name: 'reviewer', party: 'reviewer' }
const LEAD: Actor = { name: 'housing', party: 'lead', unit: UNIT }

export async function file(endpoint: Endpoint, kind: 'burden' | 'grid', more: object = {}): Promise<Followed> {
  const { key, accessHash } = accessKey()
  const id = newId()
  const report = { ...(kind === 'burden' ? aBurden(endpoint) : aGrid(endpoint)), accessHash, ...more }
  const { statusCode, body } = await fileReport(endpoint, report, { id })
  if (statusCode !== 201) throw new Error(body)
  if (kind === 'grid') await openWorkOrders(endpoint.store, endpoint.context.cases)
  return { id, key, report }
}

export const followedReport = ({ context, store }: Endpoint, { report }: Followed) =>
  store.followUps.find(context.keys.ofAccessHash((report as { accessHash: string }).accessHash).statusMac)

export async function caseOf(endpoint: Endpoint, followed: Followed): Promise<string> {
  const found = await followedReport(endpoint, followed)
  if (!found?.caseId) throw new Error('this report is in no case')
  return found.caseId
}

let slots = 0

/** A release, with what the server does after it. */
export async function release(endpoint: Endpoint): Promise<void> {
  slots += 1
  await endpoint.store.reports.release(`follow-up-${slots}`, undefined, endpoint.clock.day())
  await applyFollowUps(endpoint.store, endpoint.context.cases)
  await publishOutcomes(endpoint.store, endpoint.context.cases, endpoint.clock)
}

interface Sending {
  readonly body?: string
  readonly sealed?: Buffer
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

export function put(endpoint: Endpoint, url: string, { body = '', sealed, key = '', headers = {} }: Sending) {
  const payload = sealed ?? Buffer.from(body)
  return endpoint.app.inject({
    method: 'PUT',
    url,
    headers: {
      'content-type': sealed ? MEDIA.sealed : MEDIA.json,
      authorization: `Bearer ${key}`,
      [HEADERS.digest]: contentDigest(createHash('sha256').update(payload).digest('base64')),
      ...headers,
    },
    payload,
  })
}

export const SOLVED: Rating = { solved: true, grade: 'satisfied', reasons: [] }
export const UNSOLVED: Rating = { solved: false, reasons: ['not-solved'], reopen: true }

export const rateIt = (
  endpoint: Endpoint,
  { id, key }: Followed,
  rating: object = SOLVED,
  sending: Sending = {},
): Promise<LightMyRequestResponse> =>
  put(endpoint, routes.rating(id), { body: JSON.stringify(rating), key, ...sending })

export const sealed = (endpoint: Endpoint, value: object): Promise<Buffer> =>
  sealTo(endpoint.burden.intakeKey, JSON.stringify(value))

export const withdrawIt = (endpoint: Endpoint, { id, key }: Followed, sending: Sending = {}) =>
  put(endpoint, routes.withdrawn(id), { body: '{"version":1}', key, ...sending })

export async function lookUp(endpoint: Endpoint, { id, key }: Followed): Promise<ReportStatus> {
  const answer = await endpoint.app.inject({ url: routes.report(id), headers: { authorization: `Bearer ${key}` } })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<ReportStatus>()
}

async function act({ context }: Endpoint, id: string, actor: Actor, intended: Intended): Promise<void> {
  const outcome = await context.cases.act(id, undefined, intended, actor)
  if (outcome.name !== 'done') throw new Error(`${intended.act}: ${outcome.name}`)
}

export const accept = (endpoint: Endpoint, id: string) => act(endpoint, id, DESK, { act: 'accept' })

/** From acceptance on: answered by one, closed by a second person. */
export async function close(endpoint: Endpoint, id: string, photos: readonly number[] = []): Promise<void> {
  await act(endpoint, id, DESK, { act: 'finish', answer: '已经修好了', photos: [...photos] })
  await act(endpoint, id, SECOND, { act: 'close' })
}

/** A work order that has been closed. */
export async function closedOrder(endpoint: Endpoint): Promise<Followed & { readonly caseId: string }> {
  const followed = await file(endpoint, 'grid')
  const caseId = await caseOf(endpoint, followed)
  await accept(endpoint, caseId)
  await close(endpoint, caseId)
  return { ...followed, caseId }
}

/** A matter made of released reports. */
export async function matter(endpoint: Endpoint, reports: readonly Followed[], area = COUNTY): Promise<string> {
  const refs = await Promise.all(reports.map(async (each) => (await followedReport(endpoint, each))?.ref ?? ''))
  const outcome = await endpoint.context.cases.open(
    { act: 'open', line: 'burden', category: 'MTG', area, summary: '会议太多', reports: refs },
    REVIEWER,
    refs,
  )
  if (outcome.name !== 'opened') throw new Error(outcome.name)
  return outcome.id
}

/** What was not confirmed, with its answer, closed by a second person. */
export async function refute(endpoint: Endpoint, id: string): Promise<void> {
  await act(endpoint, id, REVIEWER, { act: 'refute', answer: '查过了，没有这样的要求' })
  await act(endpoint, id, SECOND, { act: 'close' })
}

/** Put right by a unit and closed, with words for the board. */
export async function putRight(endpoint: Endpoint, id: string, publish: string, area = COUNTY): Promise<void> {
  const entry = { at: endpoint.clock.now().toISOString(), who: 'test', act: 'unit-saved', subject: 'test' } as const
  await endpoint.store.units.save({ code: UNIT, name: '环翠区住建局', place: COUNTY }, entry)
  await act(endpoint, id, REVIEWER, { act: 'confirm', area, units: [UNIT] })
  await act(endpoint, id, REVIEWER, { act: 'dispatch', lead: UNIT, assists: [] })
  await act(endpoint, id, LEAD, { act: 'take' })
  const measures = [{ what: '例会', unit: '次/周', before: 3, after: 1 }]
  await act(endpoint, id, LEAD, { act: 'finish', answer: '会议已经合并', measures })
  await act(endpoint, id, SECOND, { act: 'close', publish })
}
