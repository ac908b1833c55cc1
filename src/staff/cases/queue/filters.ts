import type { LocationQuery } from 'vue-router'
import type { CaseFilters } from '../../../contract/staff/cases/case.ts'

export const TABS = ['mine', 'open', 'overdue', 'ended'] as const
export type Tab = (typeof TABS)[number]

/** What narrows a tab down, as it stands in the address. */
export type Filters = Pick<CaseFilters, 'line' | 'category' | 'place' | 'unit' | 'state'>

const NAMES = ['line', 'category', 'place', 'unit', 'state'] as const

/** The tab the address names; without one, the one to work from. */
export const tabOf = (query: LocationQuery): Tab => TABS.find((tab) => tab === query.tab) ?? 'mine'

/** What the address says. Nonsense is passed on: the server refuses it, and the page says so. */
export const filtersOf = (query: LocationQuery): Filters =>
  Object.fromEntries(
    NAMES.flatMap((name) => (typeof query[name] === 'string' && query[name] ? [[name, query[name]]] : [])),
  )

/** The address of a tab with its filters. A line takes along what another one calls by other names. */
export function queryOf(tab: Tab, filters: Filters, change: Readonly<Record<string, string>> = {}) {
  const changed: Record<string, string> = { ...filters, ...change }
  if ('line' in change && !('state' in change)) changed.state = ''
  const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== ''))
  return tab === 'mine' ? given : { tab, ...given }
}

/** The question a tab asks. */
export const questionOf = (tab: Tab, filters: Filters): CaseFilters =>
  tab === 'open' ? filters : { ...filters, [tab]: '1' }
