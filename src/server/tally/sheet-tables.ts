import type { Tally, TallyTable } from '../../contract/staff/tally.ts'
import { categoryOf } from '../../contract/taxonomy/taxonomy.ts'
import { categoryName, codeCell, issuerName, levelName, subtypeName } from './sheet-names.ts'
import { SHEET_WORDS as words } from './sheet-words.ts'

export type SheetCell = string | number
export type SheetRow = readonly SheetCell[]

export interface SheetBody {
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** Columns and rows of every table; undefined where the dashboard has no such table. */
export const SHEET_TABLES: Readonly<Record<TallyTable, (tally: Tally) => SheetBody | undefined>> = {
  overview: (tally) => ({
    columns: [words.figure, words.when, words.reports, words.above],
    rows: [
      [words.thisPeriod, ...figureCells(tally.filters.period ?? '', tally.total)],
      [words.previous, ...(tally.previous ? figureCells(tally.previous.period, tally.previous) : [words.none, '', ''])],
      [words.lastYear, ...(tally.lastYear ? figureCells(tally.lastYear.period, tally.lastYear) : [words.none, '', ''])],
      [words.reporting(tally.filters.kind), '', tally.areas.reporting ?? words.tooFew, ''],
      [words.places(tally.filters.kind), '', tally.areas.of, ''],
      ...(tally.bursts === undefined ? [] : [[words.bursts, '', tally.bursts, '']]),
    ],
  }),
  category: ({ byCategory, total, filters }) => ({
    columns: [words.code, words.category, words.reports, words.total],
    rows: [
      ...byCategory.rows.map(({ code, n }) => [code, categoryName(filters.kind ?? 'burden', code), n, total.n]),
      ['', words.undivided, byCategory.undivided, total.n],
    ],
  }),
  subtype: ({ bySubtype, total, filters }) =>
    bySubtype && {
      columns: [words.code, words.subtype, words.reports, words.total],
      rows: bySubtype.rows.map(({ code, n }) => [code, subtypeName(filters, code), n, total.n]),
    },
  'issuer-level': ({ byIssuerLevel, total }) =>
    byIssuerLevel && {
      columns: [words.code, words.level, words.reports, words.total],
      rows: [
        ...byIssuerLevel.rows.map(({ code, n }) => [codeCell(code), levelName(code), n, total.n]),
        ['', words.undivided, byIssuerLevel.undivided, total.n],
      ],
    },
  issuer: ({ byIssuer, total }) =>
    byIssuer && {
      columns: [words.level, words.code, words.issuer, words.reports, words.total],
      rows: [
        ...byIssuer.rows.map(({ level, code, n }) => [levelName(level), codeCell(code), issuerName(code), n, total.n]),
        ['', '', words.undivided, byIssuer.undivided, total.n],
      ],
    },
  place: ({ byPlace, total }) => ({
    columns: [words.code, words.place, words.reports, words.total, words.villages],
    rows: [
      ...byPlace.rows.map(({ code, name, n, villages }) => [code, name, n, total.n, villages]),
      ['', words.undividedPlace, byPlace.undivided, total.n, ''],
    ],
  }),
  trend: ({ trend, source }) => ({
    columns: [words.when, words.reports, ...(source === 'exact' ? [words.bursts] : [])],
    rows: trend.map(({ period, n, bursts }) => [period, n, ...(bursts === undefined ? [] : [bursts])]),
  }),
  quantity: ({ quantities, filters, source }) => {
    const names = (category: string, key: string): SheetCell[] => {
      const known = categoryOf(filters.kind ?? 'burden', category)
      const quantity = known?.quantities.find((one) => one.key === key)
      return [known?.name.zh ?? category, quantity?.name.zh ?? key, quantity?.unit.zh ?? '']
    }
    const columns = [words.category, words.quantity, words.unit, words.norm]
    if (source === 'released')
      return {
        columns: [...columns, words.blockMedian, words.blocks],
        rows: quantities.flatMap(({ category, key, norm, medians }) =>
          (medians ?? []).map(({ floor, blocks }) => [...names(category, key), norm ?? '', floor, blocks]),
        ),
      }
    return {
      columns: [...columns, words.values, words.low, words.median, words.high],
      rows: quantities.map(({ category, key, norm, values, low, median, high }) => [
        ...[...names(category, key), norm ?? ''],
        ...[values ?? 0, low ?? '', median ?? '', high ?? ''],
      ]),
    }
  },
}

const figureCells = (period: string, { n, above }: Tally['total']): SheetCell[] => [period, n, above]
