import { CASE_RATES, type CaseCounts, type CaseFigures } from '../../../contract/staff/cases/figures.ts'
import { LINE_NAMES } from '../../../contract/staff/cases/states.ts'
import type { Sheet } from '../sheet.ts'
import type { SheetCell, SheetRow } from '../sheet-tables.ts'
import { SHEET_WORDS as words } from '../sheet-words.ts'
import { CASE_SHEET_WORDS as own } from './case-sheet-words.ts'

/** All figures of cases for a file, one row each: every rate as numerator and denominator, so that whoever gets it can recount. */
export function caseSheet(figures: CaseFigures, operator: string): Sheet {
  const { place, filters, total, byCategory, byPlace, byUnit, trend, scores } = figures
  const pointsOf = (code: string) => scores.find(({ unit }) => unit === code)?.points
  const rows: SheetRow[] = [
    rowOf(own.total, '', place.name, total),
    ...byPlace.map(({ code, name, counts }) => rowOf(own.place, code, name, counts)),
    ...byCategory.map(({ code, name, counts }) => rowOf(own.category, code, name, counts)),
    ...byUnit.map(({ code, name, counts }) => rowOf(own.unit, code, name, counts, pointsOf(code))),
    ...trend.map(({ period, counts }) => rowOf(own.trend, period, words.period(period), counts)),
  ]
  return {
    fileName: [words.brand, own.title, place.name, filters.period].join('-'),
    head: headOf(figures, operator),
    columns: COLUMNS,
    rows,
  }
}

const COLUMNS = [
  ...[own.part, own.code, own.name],
  ...CASE_RATES.flatMap(({ name }) => [own.numerator(name.zh), own.denominator(name.zh)]),
  ...[own.extensions, own.median, own.scored, own.scoreSum, own.points],
]

const rowOf = (part: string, code: string, name: string, counts: CaseCounts, points?: number): SheetCell[] => [
  ...[part, code, name],
  ...CASE_RATES.flatMap(({ of: [numerator, denominator] }) => [counts[numerator], counts[denominator]]),
  ...[counts.extensions, counts.median ?? '', counts.scored, counts['score-sum'], points ?? ''],
]

function headOf({ place, path, filters, day, now, byCategory, byUnit, scoreWeight }: CaseFigures, operator: string) {
  const { line, category, unit, period = '' } = filters
  const chosen = [
    category && (byCategory.find(({ code }) => code === category)?.name ?? category),
    unit && (byUnit.find(({ code }) => code === unit)?.name ?? unit),
  ].filter((name) => name !== undefined)
  return [
    [words.head.operator, operator],
    [words.head.table, own.title],
    [words.head.place, path.length > 0 ? path.map(({ name }) => name).join(' · ') : place.name],
    [words.head.kind, line === undefined ? own.allLines : LINE_NAMES[line].zh],
    [words.head.period, words.period(period)],
    [words.head.filters, chosen.length > 0 ? chosen.join('，') : words.all],
    [words.head.asOf, day],
    [own.open, now.open],
    [own.overdue, now.overdue],
    [own.shelved, now.shelved],
    [own.weight, scoreWeight],
    [words.head.meaning, own.meaning],
  ]
}
