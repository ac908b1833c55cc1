import {
  CASE_RATES,
  type CaseCounts,
  type CaseItem,
  type CaseRate,
  HOUR_CLASSES,
} from '../../../contract/staff/cases/figures.ts'
import { NOTHING, sayNumber, sayShare } from '../../tally/say-figure.ts'
import { words } from './words.ts'

const HOURS_A_DAY = 24

/** Numerators of the rates: each rate has another one. */
export type RateName = Extract<
  CaseItem,
  | 'taken-in-time'
  | 'done-passed'
  | 'done'
  | 'on-time'
  | 'extended'
  | 'returned'
  | 'reopened'
  | 'rated'
  | 'solved'
  | 'satisfied'
>
export const nameOf = ({ of: [numerator] }: CaseRate): RateName => numerator as RateName

export function rateNamed(name: RateName): CaseRate {
  const found = CASE_RATES.find(({ of: [numerator] }) => numerator === name)
  if (!found) throw new Error(`no rate ${name}`)
  return found
}

/** The two numbers a rate is made of: `12 / 340`. */
export const sayParts = ({ of: [numerator, denominator] }: CaseRate, counts: CaseCounts): string =>
  `${sayNumber(counts[numerator])}\u00a0/\u00a0${sayNumber(counts[denominator])}`

/** Whether there are too few to make a rate of: one unhappy answer of two says nothing. */
export const isTooFew = ({ of: [, denominator], fewest = 1 }: CaseRate, counts: CaseCounts): boolean =>
  counts[denominator] < fewest

/** Only beside the two numbers it is made of. */
export const sayRate = (rate: CaseRate, counts: CaseCounts): string =>
  isTooFew(rate, counts) ? NOTHING : sayShare(counts[rate.of[0]], counts[rate.of[1]], false)

/** The class of handling times that begins at so many clock hours: `1到2天`. */
export function sayMedian(floor: number | undefined): string {
  if (floor === undefined) return NOTHING
  const next = HOUR_CLASSES.find((bound) => bound > floor)
  if (floor === 0) return words.underAnHour
  if (next === undefined) return words.daysAndMore(floor / HOURS_A_DAY)
  if (next <= HOURS_A_DAY) return words.hours(floor, next)
  return words.days(floor / HOURS_A_DAY, next / HOURS_A_DAY)
}
