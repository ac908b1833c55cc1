import { NOT_GIVEN, type Table, type Tally } from '../../contract/staff/tally.ts'
import { categoryOf, TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'
import type { Coded, Kind } from '../../contract/taxonomy/types.ts'
import type { Change } from './filters.ts'
import { sayCategory, sayIssuer, sayLevel, saySubtype } from './names.ts'

/** A line of a table of parts of one whole. */
export interface ShareRow {
  readonly key: string
  readonly name: string
  readonly n: number
  /** What to ask in order to see this line alone. */
  readonly change?: Change
}

const kindOf = (tally: Tally): Kind => tally.filters.kind ?? 'burden'

/** Every code of a list that could have a figure, in the list's order, so that a missing one is seen to be missing. */
function wholeList(list: readonly Coded[], table: Table): readonly { readonly code: string; readonly n: number }[] {
  const numbers = new Map(table.rows.map(({ code, n }) => [code, n]))
  const codes = new Set([...list.map(({ code }) => code), ...numbers.keys()])
  return [...codes].map((code) => ({ code, n: numbers.get(code) ?? 0 }))
}

const mostFirst = (rows: readonly ShareRow[]): readonly ShareRow[] => [...rows].sort((one, other) => other.n - one.n)

/** Subjects, most first; the asked one alone where one is asked for. */
export function categoryRows(tally: Tally): readonly ShareRow[] {
  const kind = kindOf(tally)
  const { category: asked } = tally.filters
  const rows = wholeList(TAXONOMY.kinds[kind], tally.byCategory).filter(({ code }) => !asked || code === asked)
  return mostFirst(
    rows.map(({ code, n }) => ({
      key: code,
      name: sayCategory(kind, code),
      n,
      ...(!asked && { change: { category: code } }),
    })),
  )
}

export function subtypeRows(tally: Tally): readonly ShareRow[] {
  const kind = kindOf(tally)
  const { category } = tally.filters
  if (!tally.bySubtype || !category) return []
  const rows = wholeList(categoryOf(kind, category)?.subtypes ?? [], tally.bySubtype)
  return mostFirst(rows.map(({ code, n }) => ({ key: code, name: saySubtype(kind, category, code), n })))
}

/** Levels, from the highest down. */
export function levelRows({ byIssuerLevel, filters: { issuerLevel: asked } }: Tally): readonly ShareRow[] {
  if (!byIssuerLevel) return []
  const rows = wholeList(TAXONOMY.issuerLevels, byIssuerLevel)
  return rows
    .filter(({ code, n }) => (asked ? code === asked : code !== NOT_GIVEN || n > 0))
    .map(({ code, n }) => ({ key: code, name: sayLevel(code), n, ...(!asked && { change: { issuerLevel: code } }) }))
}

/** Departments with a figure, most first. There are too many to list those without. */
export function issuerRows({ byIssuer, filters }: Tally): readonly ShareRow[] {
  const rows = (byIssuer?.rows ?? []).filter(({ n }) => n > 0)
  return mostFirst(
    rows.map(({ level, code, n }) => ({
      key: `${level}/${code}`,
      name: [...new Set([sayLevel(level), sayIssuer(code)])].join(' · '),
      n,
      ...(!filters.issuer && { change: { issuerLevel: level, issuer: code } }),
    })),
  )
}
