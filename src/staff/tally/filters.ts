import { isPlaceCode } from '../../contract/place-code.ts'
import { grainOf, isPeriod } from '../../contract/staff/period.ts'
import { NOT_GIVEN } from '../../contract/staff/tally.ts'
import { categoryOf, TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'
import type { Coded, Kind } from '../../contract/taxonomy/types.ts'

/** What is asked, as it stands in the address of the page. What is left out is the server's to choose. */
export interface Filters {
  readonly kind: Kind
  readonly place?: string
  readonly period?: string
  readonly category?: string
  readonly issuerLevel?: string
  readonly issuer?: string
  /** Exact figures instead of released ones. */
  readonly exact: boolean
}

/** What who is signed in may ask for. */
export interface Allowed {
  readonly burden: boolean
  readonly exact: boolean
}

const isOneOf = (code: string, list: readonly Coded[]): boolean =>
  code === NOT_GIVEN || list.some((each) => each.code === code)

/** Reads an address. What is unknown or not allowed is left out, as if it did not stand there: an old link still opens. */
export function readFilters(query: Readonly<Record<string, unknown>>, allowed: Allowed): Filters {
  const kind: Kind = allowed.burden && query.kind !== 'grid' ? 'burden' : 'grid'
  const given = (key: string, isKnown: (code: string) => boolean): Record<string, string> => {
    const value = query[key]
    return typeof value === 'string' && isKnown(value) ? { [key]: value } : {}
  }
  const burden = kind === 'burden'
  return {
    kind,
    ...given('place', isPlaceCode),
    ...given('period', (period) => /^20/.test(period) && isPeriod(period) && !(burden && grainOf(period) === 'day')),
    ...given('category', (code) => !!categoryOf(kind, code)),
    ...given('issuerLevel', (code) => burden && isOneOf(code, TAXONOMY.issuerLevels)),
    ...given('issuer', (code) => burden && isOneOf(code, TAXONOMY.issuers)),
    exact: burden && allowed.exact && query.view === 'exact',
  }
}

/** What the server is asked. */
export function questionOf({ exact, ...filters }: Filters): Record<string, string> {
  return { ...filters }
}

/** The address of a question; what goes without saying is left out. */
export function queryOf({ exact, kind, ...filters }: Filters): Record<string, string> {
  return { ...(kind === 'grid' && { kind }), ...filters, ...(exact && { view: 'exact' }) }
}

export type Change = { readonly [Key in keyof Filters]?: Filters[Key] | undefined }

/** The same question with some of it changed; `undefined` takes a filter away. */
export function changed(filters: Filters, change: Change): Filters {
  const entries = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as unknown as Filters
}
