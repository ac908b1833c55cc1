import type { LightMyRequestResponse } from 'fastify'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { ReportList } from '../../../../src/contract/staff/reports.ts'
import type { Endpoint } from '../../../setup/endpoint.ts'
import { fileReport } from '../../../setup/reports.ts'
import type { SignedIn } from '../../../setup/staff.ts'

/** Asks as somebody; without anybody as a stranger. */
export const ask = ({ app }: Endpoint, url: string, who?: SignedIn): Promise<LightMyRequestResponse> =>
  app.inject({ url, headers: { ...who?.headers } })

export const list = async (
  endpoint: Endpoint,
  who: SignedIn,
  filters: Record<string, string> = {},
): Promise<ReportList> => {
  const answer = await ask(endpoint, `${staffRoutes.reports}?${new URLSearchParams(filters)}`, who)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<ReportList>()
}

let slots = 0

/** Files reports one after the other and releases what waits. */
export async function released(endpoint: Endpoint, ...reports: readonly object[]): Promise<void> {
  for (const report of reports) {
    const { statusCode, body } = await fileReport(endpoint, report)
    if (statusCode !== 201) throw new Error(body)
  }
  slots += 1
  await endpoint.store.reports.release(`test-${slots}`)
}

/** Acts with their subjects, oldest first. */
export const acts = async ({ store }: Endpoint, who: SignedIn): Promise<string[]> =>
  (await store.audit.list(200, undefined, who.member.name))
    .map(({ act, subject }) => `${act} ${subject}`)
    .filter((line) => /report|photo|reply/.test(line))
    .reverse()
