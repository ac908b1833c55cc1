import { CLASS_FLOORS } from '../../contract/quantity-class.ts'
import type { ReportSummary } from '../../contract/staff/reports.ts'
import { categoryOf, TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'
import type { Coded } from '../../contract/taxonomy/types.ts'
import { say } from '../app/language.ts'
import { words } from './words.ts'

/** Name of a code; the code itself where an older or newer list knew it. */
function named(list: readonly Coded[], code: string): string {
  const found = list.find((coded) => coded.code === code)
  return found ? say(found.name) : code
}

export function sayCategory({ kind, category }: Pick<ReportSummary, 'kind' | 'category'>): string {
  const found = categoryOf(kind, category)
  return found ? say(found.name) : category
}

export const saySubtypes = ({ kind, category, subtypes }: ReportSummary): string[] =>
  subtypes.map((code) => named(categoryOf(kind, category)?.subtypes ?? [], code))

export const sayIssuer = ({ issuerLevel, issuer }: Pick<ReportSummary, 'issuerLevel' | 'issuer'>): string =>
  [issuerLevel && named(TAXONOMY.issuerLevels, issuerLevel), issuer && named(TAXONOMY.issuers, issuer)]
    .filter(Boolean)
    .join(' · ')

export const sayWishes = (codes: readonly string[]): string[] => codes.map((code) => named(TAXONOMY.wishes, code))

export const sayPeriod = (code: string): string => named(TAXONOMY.periods, code)

const numbersOf = (date: string): [year: number, month: number, day: number] => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return [year, month, day]
}

export const sayDay = (day: string): string => words.day(...numbersOf(day))

/** The week that begins on a Monday. */
export const sayWeek = (monday: string): string => words.weekOf(...numbersOf(monday))

/** The class of numbers that begins at `floor`: `3到5`. */
export function sayClass(floor: number): string {
  const next = CLASS_FLOORS.find((bound) => bound > floor)
  if (next === undefined) return words.numbers.above(floor)
  return next - floor === 1 ? String(floor) : words.numbers.between(floor, next - 1)
}
