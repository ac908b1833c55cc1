import { grainOf } from '../../contract/staff/period.ts'
import type { Tally } from '../../contract/staff/tally.ts'
import { againstNorm, sayClass } from './classes.ts'
import { sayQuantity } from './names.ts'
import { sayNumber, sayPartOf } from './say-figure.ts'
import { sayPeriod } from './say-period.ts'
import { againstLastYear, againstPrevious } from './sentences.ts'
import { categoryRows, levelRows, type ShareRow } from './share-rows.ts'
import { words } from './words.ts'

/** Subjects and levels that are named; the tables hold the rest. */
const NAMED = 3
const NORMS = 3

const named = (rows: readonly ShareRow[], total: number): string =>
  words.joined(
    [...rows]
      .filter(({ n }) => n > 0)
      .sort((one, other) => other.n - one.n)
      .slice(0, NAMED)
      .map(({ name, n }) => words.part(name, sayPartOf(n, total))),
  )

function howMany({ source, total, place, filters: { period = '' } }: Tally): string {
  const when = sayPeriod(period)
  if (source === 'released' && total.n === 0) return words.receivedNone(place.name, when)
  return (source === 'released' ? words.received : words.receivedExact)(place.name, when, sayNumber(total.n))
}

/** Numbers of the forms that have a norm, each with what it is compared with. */
function norms(tally: Tally): readonly string[] {
  const kind = tally.filters.kind ?? 'burden'
  return tally.quantities.flatMap((figure) => {
    const { norm, median, medians } = figure
    if (norm === undefined) return []
    const { name, unit } = sayQuantity(kind, figure)
    if (median !== undefined) return [words.quantitySay(name, sayClass(median), unit, sayNumber(norm))]
    const groups = medians?.reduce((sum, { blocks }) => sum + blocks, 0) ?? 0
    if (!medians || groups === 0) return []
    const above = medians
      .filter(({ floor }) => againstNorm(floor, norm) === 'above')
      .reduce((sum, { blocks }) => sum + blocks, 0)
    return [words.quantitySayReleased(name, sayNumber(above), sayNumber(groups), sayNumber(norm), unit)]
  })
}

/** The bulletin in plain sentences, each with its numerator and denominator. */
export function bulletinSentences(tally: Tally): readonly string[] {
  const { total, areas, filters, bursts } = tally
  const kind = filters.kind ?? 'burden'
  const yearly = grainOf(filters.period ?? '') === 'year'
  const subjects = named(categoryRows(tally), total.n)
  const levels = named(levelRows(tally), total.n)
  const limits = norms(tally).slice(0, NORMS)
  return [
    howMany(tally),
    ...(total.above > 0 ? [words.aboveToo(sayNumber(total.above))] : []),
    words.compared(yearly ? [againstPrevious(tally)] : [againstPrevious(tally), againstLastYear(tally)]),
    ...(subjects ? [words.most(subjects)] : []),
    ...(levels ? [words.fromLevels(levels)] : []),
    ...(areas.reporting === undefined ? [] : [words.areasSay[kind](sayNumber(areas.reporting), sayNumber(areas.of))]),
    ...(bursts ? [words.burstsSay(sayPartOf(bursts, total.n))] : []),
    ...(limits.length > 0 ? [words.quantitiesSay(words.semicolons(limits))] : []),
  ]
}
