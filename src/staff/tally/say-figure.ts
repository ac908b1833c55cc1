import type { Grain } from '../../contract/staff/period.ts'
import { locale } from './locale.ts'
import { words } from './words.ts'

/** Stands where nothing can be published; absent, zero and pending look alike. */
export const NOTHING = '–'

export const sayNumber = (n: number): string => new Intl.NumberFormat(locale()).format(n)

const percent = (share: number, signed: boolean): string =>
  new Intl.NumberFormat(locale(), {
    style: 'percent',
    maximumFractionDigits: 1,
    ...(signed && { signDisplay: 'exceptZero' }),
  }).format(share)

/** A part with its whole: `12 / 340`. */
export const sayPart = (n: number, of: number, released: boolean): string =>
  released && n === 0 ? NOTHING : `${sayNumber(n)}\u00a0/\u00a0${sayNumber(of)}`

/** Only beside the two numbers it is made of. */
export const sayShare = (n: number, of: number, released: boolean): string =>
  of === 0 || (released && n === 0) ? NOTHING : percent(n / of, false)

/** A part of the whole in a sentence: `12 / 340 件（3.5%）`. */
export const sayPartOf = (n: number, of: number): string =>
  of === 0 ? words.reports(sayNumber(n)) : words.partOf(sayNumber(n), sayNumber(of), percent(n / of, false))

/** Reports per 100 villages: the count beside it is compared fairly between a large and a small county. */
export const sayPer100 = (n: number, villages: number, released: boolean): string =>
  villages === 0 || (released && n === 0)
    ? NOTHING
    : new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
        (n / villages) * 100,
      )

/**
 * What has changed since another period, with both numbers. A percentage needs something to be a percentage of: none when the
 * earlier number is 0. `remarks`: what makes the two less alike than they look. Neither more nor less is called good: few reports may be few burdens or little trust.
 */
export function sayChange(than: string, before: number, now: number, remarks: readonly string[] = []): string {
  const both = `${sayNumber(before)}\u00a0→\u00a0${sayNumber(now)}`
  if (before === now) return words.sameAs(than, words.list([both, ...remarks]))
  const share = before === 0 ? [] : [percent((now - before) / before, true)]
  const bracket = words.list([both, ...share, ...remarks])
  const difference = sayNumber(Math.abs(now - before))
  return now > before ? words.moreThan(than, difference, bracket) : words.fewerThan(than, difference, bracket)
}

/** What the period before this one is called. */
export const sayPrevious = (grain: Grain): string => words.previous[grain]
/** What the same period a year ago is called. */
export const sayLastYear = (grain: Grain): string => words.lastYear[grain]
