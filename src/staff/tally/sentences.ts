import { grainOf, weeksOf } from '../../contract/staff/period.ts'
import type { Tally } from '../../contract/staff/tally.ts'
import { isRunning } from './periods.ts'
import { sayChange, sayLastYear, sayNumber, sayPrevious } from './say-figure.ts'
import { sayBeside, sayDay, sayPeriod } from './say-period.ts'
import { words } from './words.ts'

const periodOf = ({ filters, asOf }: Tally): string => filters.period ?? asOf.day.slice(0, 7)

/** Whether months are made of whole weeks. Residents' reports have a day, and theirs are those of the calendar. */
export const byWholeWeeks = ({ filters: { kind = 'burden', period = '' } }: Tally): boolean =>
  kind === 'burden' && grainOf(period) === 'month'

/** Of two months, or years, that do not have the same number of weeks. */
function weeksDiffer({ filters: { kind = 'burden', period = '' } }: Tally, than: string): readonly string[] {
  const [weeks, thanWeeks] = [weeksOf(period), weeksOf(than)]
  if (kind !== 'burden' || weeks === thanWeeks) return []
  return [words.weeksDiffer(sayBeside(period, than), weeks, sayBeside(than, period), thanWeeks)]
}

/** A released nothing may be none, too few, or not yet: no difference is ever said to or from it. */
function compared(tally: Tally, than: string, before: Tally['previous'], none: string): string {
  if (!before) return none
  const remarks = weeksDiffer(tally, before.period)
  if (tally.source !== 'released') return sayChange(than, before.n, tally.total.n, remarks)
  if (before.n === 0) return words.noneThen(than)
  if (tally.total.n === 0) return words.onlyThen(than, sayNumber(before.n))
  return sayChange(than, before.n, tally.total.n, remarks)
}

export function againstPrevious(tally: Tally): string {
  const than = sayPrevious(grainOf(periodOf(tally)))
  return compared(tally, than, tally.previous, words.noPrevious(than))
}

export const againstLastYear = (tally: Tally): string =>
  compared(tally, sayLastYear(grainOf(periodOf(tally))), tally.lastYear, words.noLastYear)

/** What an empty or growing screen has to say about the figures to come. */
export function whenNext(tally: Tally): readonly string[] {
  const { source, asOf, total } = tally
  const period = periodOf(tally)
  const empty = total.n === 0
  return [
    ...(isRunning(period, asOf.day) ? [words.running] : []),
    ...(empty && source === 'released' && !asOf.since ? [words.firstWeek] : []),
    ...(empty && source === 'exact' ? [words.exactNext] : []),
    ...(empty && asOf.since ? [words.since(sayPeriod(asOf.since))] : []),
    ...(source === 'released' && asOf.closedWeek ? [words.closed(sayPeriod(asOf.closedWeek))] : []),
    words.next(sayDay(asOf.next)),
  ]
}

/** Nothing to show, in words. */
export const sayEmpty = ({ source }: Tally): string => (source === 'released' ? words.nothing : words.nothingExact)

/** The total in words, for somebody who hears the page. */
export const sayTotal = (tally: Tally): string =>
  words.shown(
    tally.place.name,
    sayPeriod(periodOf(tally)),
    words.kinds[tally.filters.kind ?? 'burden'],
    tally.total.n === 0 ? sayEmpty(tally) : words.reports(sayNumber(tally.total.n)),
  )
