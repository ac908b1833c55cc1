import type { LightMyRequestResponse } from 'fastify'
import type { TallyFilters } from '../../../../src/contract/staff/tally.ts'
import type { Endpoint } from '../../../setup/endpoint.ts'
import type { SignedIn } from '../../../setup/staff.ts'
import { makeReport } from '../../store/reports-for-tests.ts'

export const CITY = '371000000000'

/** Reports that came on a day, each with the capability of its own place. */
export interface Came {
  readonly day: string
  readonly places: readonly string[]
  readonly category?: string
  readonly issuerLevel?: string
  readonly issuer?: string
  readonly subtypes?: readonly string[]
  readonly quantities?: Readonly<Record<string, number>>
}

let slots = 0

/** What happened day by day: reports are released on their own day, and a week is closed when it has ended. */
export async function live({ store }: Endpoint, days: readonly Came[], until: string): Promise<void> {
  for (const { day, places, category = 'MTG', ...ticks } of days) {
    for (const place of places)
      await store.reports.add(makeReport({ place, category, day, body: JSON.stringify({ version: 1, ...ticks }) }))
    slots += 1
    await store.reports.release(`history-${slots}`)
    await store.tallies.closeWeeks(day)
  }
  await store.tallies.closeWeeks(until)
}

export const get = (
  { app }: Endpoint,
  url: string,
  who: SignedIn | undefined,
  filters: TallyFilters = {},
): Promise<LightMyRequestResponse> =>
  app.inject({ url: `${url}?${new URLSearchParams(filters)}`, headers: { ...who?.headers } })
