import { isPlaceCode } from '../../../contract/place-code.ts'
import type { CaseFigureFilters } from '../../../contract/staff/cases/figures.ts'
import { LINES, type Line } from '../../../contract/staff/cases/states.ts'
import { isPeriod } from '../../../contract/staff/period.ts'
import { UNIT_CODE } from '../../../contract/staff/unit.ts'
import { categoryOf } from '../../../contract/taxonomy/taxonomy.ts'
import { kindsOf } from '../categories.ts'

/** What is asked, as it stands in the address. What is left out is the server's to choose. */
export type Filters = CaseFigureFilters
export type Change = { readonly [Key in keyof Filters]?: Filters[Key] | undefined }

const isKnown = (line: Line | undefined, category: string): boolean =>
  kindsOf(line).some((kind) => categoryOf(kind, category))

/** Reads an address; what makes no sense is left out, so that an old link still opens. */
export function readFilters(query: Readonly<Record<string, unknown>>): Filters {
  const line = LINES.find((each) => each === query.line)
  const given = (key: keyof Filters, fits: (value: string) => boolean): Filters => {
    const value = query[key]
    return typeof value === 'string' && fits(value) ? { [key]: value } : {}
  }
  return {
    ...(line && { line }),
    ...given('place', isPlaceCode),
    ...given('category', (code) => isKnown(line, code)),
    ...given('unit', (code) => new RegExp(UNIT_CODE).test(code)),
    ...given('period', isPeriod),
  }
}

/** The same question with some of it changed; `undefined` takes a filter away, and a line takes the categories of another along. */
export function changed(filters: Filters, change: Change): Record<string, string> {
  const next = { ...filters, ...change }
  if (next.category && !isKnown(next.line, next.category)) next.category = undefined
  return Object.fromEntries(Object.entries(next).filter((entry): entry is [string, string] => !!entry[1]))
}
