import { type CaseCounts, type CaseRate, HOUR_CLASSES } from '../../../contract/staff/cases/figures.ts'
import { NOTHING, sayNumber, sayShare } from '../../tally/say-figure.ts'
import { words } from './words.ts'

const HOURS_A_DAY = 24

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
