import type { View } from './types.ts'

/** The tables that hold sums: one shape, three sources. */
export type SumTable = 'burden_tallies' | 'released_tallies' | 'grid_tallies'

/** Something counted, before it is added to every view, period and place it belongs to. */
export interface Addend {
  readonly category: string
  /** Left out for grid reports, which name no issuer. */
  readonly issuerLevel?: string
  readonly issuer?: string
  /** Empty: reports. Else a sub-type, or `key:floor` of a number. */
  readonly item: string
  readonly n: number
  readonly periods: readonly string[]
  readonly places: readonly { readonly code: string; readonly own: number }[]
}

interface Codes {
  readonly view: View
  readonly category: string
  readonly issuer_level: string
  readonly issuer: string
  readonly item: string
}

export interface Sum extends Codes {
  readonly place: string
  readonly period: string
  n: number
  own: number
}

/** What of an addend stands in which view; codes outside the view are empty. */
function codesOf({ category, issuerLevel, issuer = '', item }: Addend): readonly Codes[] {
  const none = { category: '', issuer_level: '', issuer: '', item: '' }
  if (item !== '') return [{ ...none, view: item.includes(':') ? 'quantity' : 'subtype', category, item }]
  const all: Codes[] = [
    { ...none, view: 'total' },
    { ...none, view: 'category', category },
  ]
  if (issuerLevel === undefined) return all
  return [
    ...all,
    { ...none, view: 'issuer', issuer_level: issuerLevel, issuer },
    { ...none, view: 'cross', category, issuer_level: issuerLevel, issuer },
  ]
}

/**
 * Adds up in memory, so that a table is written to once for each sum and not once for each report.
 *
 * @returns sums in the order of their keys: processes that write the same rows in one order never wait for each other in a circle
 */
export function addUp(addends: Iterable<Addend>): readonly Sum[] {
  const sums = new Map<string, Sum>()
  for (const addend of addends)
    for (const codes of codesOf(addend))
      for (const { code: place, own } of addend.places)
        for (const period of addend.periods) {
          const key = [codes.view, place, period, codes.category, codes.issuer_level, codes.issuer, codes.item].join()
          const sum = sums.get(key)
          if (sum) {
            sum.n += addend.n
            sum.own += own
          } else sums.set(key, { ...codes, place, period, n: addend.n, own })
        }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}
