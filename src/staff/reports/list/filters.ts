import type { LocationQuery } from 'vue-router'
import type { ReportFilters } from '../../../contract/staff/reports.ts'

/** Filters as they stand in the address; `after` is the list's own business. */
export type Filters = Omit<ReportFilters, 'after'>

const NAMES = ['kind', 'place', 'period', 'category', 'issuerLevel', 'issuer', 'state', 'unanswered'] as const

/** What the address says. Nonsense is passed on: the server refuses it, and the page says so. */
export const filtersOf = (query: LocationQuery): Filters =>
  Object.fromEntries(
    NAMES.flatMap((name) => (typeof query[name] === 'string' && query[name] ? [[name, query[name]]] : [])),
  )

/** The filters with some changed; one set to nothing is left out. A kind takes the categories of the other one along. */
export function withChange(filters: Filters, change: Readonly<Record<string, string>>): Record<string, string> {
  const changed = { ...filters, ...change }
  if ('kind' in change && change.kind !== filters.kind && !('category' in change)) changed.category = ''
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== ''))
}
