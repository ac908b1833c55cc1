import type { Tally, TallyTable } from '../../contract/staff/tally.ts'
import { categoryName, issuerName, levelName } from './sheet-names.ts'
import { SHEET_TABLES, type SheetBody, type SheetRow } from './sheet-tables.ts'
import { SHEET_WORDS as words } from './sheet-words.ts'

/** A table as a file holds it: what it is about, line by line, then column names, then rows. */
export interface Sheet extends SheetBody {
  /** Without folder and ending. */
  readonly fileName: string
  readonly head: readonly SheetRow[]
}

/**
 * One table of a dashboard for a file. Every row with a number has the denominator beside it.
 *
 * @returns undefined where the dashboard has no such table: sub-types without a category, issuers of the grid
 */
export function sheetOf(tally: Tally, table: TallyTable, operator: string): Sheet | undefined {
  const body = SHEET_TABLES[table](tally)
  if (!body) return undefined
  const { columns, rows } = body
  const fileName = [words.brand, words.table[table], tally.place.name, tally.filters.period].join('-')
  return { fileName, head: headOf(tally, table, operator), columns, rows }
}

function headOf({ place, path, filters, source, asOf, total }: Tally, table: TallyTable, operator: string): SheetRow[] {
  const { kind = 'burden', period = '', category, issuerLevel, issuer } = filters
  const chosen = [
    category && categoryName(kind, category),
    issuerLevel && levelName(issuerLevel),
    issuer && issuerName(issuer),
  ].filter((name) => name !== undefined)
  return [
    [words.head.operator, operator],
    [words.head.table, words.table[table]],
    [words.head.place, path.length > 0 ? path.map(({ name }) => name).join(' · ') : place.name],
    [words.head.kind, words.kind[kind]],
    [words.head.period, words.period(period)],
    [words.head.filters, chosen.length > 0 ? chosen.join('，') : words.all],
    [words.head.source, words.source[source]],
    [words.head.asOf, asOf.closedWeek === undefined ? asOf.day : words.closed(asOf.day, words.period(asOf.closedWeek))],
    [words.head.total, total.n],
    [words.head.above, total.above],
    [words.head.meaning, words.meaning[source]],
  ]
}
