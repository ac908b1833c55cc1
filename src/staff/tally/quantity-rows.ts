import type { QuantityFigure, Tally } from '../../contract/staff/tally.ts'
import type { Spread } from './charts/quantities.ts'
import { againstNorm, indexOf, sayClass } from './classes.ts'
import { sayQuantity } from './names.ts'
import { sayNumber, sayPart } from './say-figure.ts'
import { words } from './words.ts'

/** One number of the form, ready for table and chart. */
export interface QuantityRow {
  readonly key: string
  readonly name: string
  readonly unit: string
  /** Exact: who answered, of all. Released: how many groups have a median. */
  readonly answered: string
  readonly median: string
  /** Exact: the middle half. Released: how many groups' medians lie in which class. */
  readonly spread: string
  readonly norm: string
  readonly spreads?: Spread
}

/** Middle, lowest and highest class of the groups' medians. */
function amongGroups(medians: NonNullable<QuantityFigure['medians']>) {
  const sorted = [...medians].filter(({ blocks }) => blocks > 0).sort((one, other) => one.floor - other.floor)
  const half = sorted.reduce((sum, { blocks }) => sum + blocks, 0) / 2
  let seen = 0
  const middle = sorted.find(({ blocks }) => {
    seen += blocks
    return seen >= half
  })
  const [low, high] = [sorted[0], sorted.at(-1)]
  return low && middle && high ? { low: low.floor, median: middle.floor, high: high.floor } : undefined
}

/** Median class and spread of a number; undefined when there is nothing to say. */
function spreadOf({ median, low = median, high = median, medians }: QuantityFigure) {
  if (median !== undefined && low !== undefined && high !== undefined) return { low, median, high }
  return medians && amongGroups(medians)
}

const saySpread = (low: number, high: number): string =>
  low === high ? sayClass(low) : words.fromTo(sayClass(low), sayClass(high))

function sayNorm(norm: number | undefined, median: number | undefined): string {
  if (norm === undefined) return words.noNorm
  const limit = sayNumber(norm)
  return median === undefined ? limit : words.bracketed(limit, words.against[againstNorm(median, norm)])
}

export function quantityRow(tally: Tally, figure: QuantityFigure): QuantityRow {
  const { name, unit } = sayQuantity(tally.filters.kind ?? 'burden', figure)
  const released = tally.source === 'released'
  const found = spreadOf(figure)
  const median = found ? sayClass(found.median) : words.none
  const groups = figure.medians?.filter(({ blocks }) => blocks > 0) ?? []
  const spread = released
    ? words.joined(groups.map(({ floor, blocks }) => words.inClass(sayClass(floor), sayNumber(blocks))))
    : found
      ? saySpread(found.low, found.high)
      : ''
  return {
    key: `${figure.category}/${figure.key}`,
    name,
    unit,
    answered: released ? sayNumber(figure.blocks ?? 0) : sayPart(figure.values ?? 0, tally.total.n, false),
    median,
    spread: spread || words.none,
    norm: sayNorm(figure.norm, found?.median),
    ...(found && {
      spreads: {
        name,
        low: indexOf(found.low),
        median: indexOf(found.median),
        high: indexOf(found.high),
        ...(figure.norm !== undefined && { norm: figure.norm }),
        text: `${name}\n${words.median} ${median} ${unit}\n${spread}`,
      },
    }),
  }
}

/** Numbers of the forms whose median is above the norm, of all that have a norm and a median; undefined when there are none. */
export function aboveNorm({ quantities }: Tally): { readonly n: number; readonly of: number } | undefined {
  const compared = quantities.flatMap((figure) => {
    const median = spreadOf(figure)?.median
    return figure.norm === undefined || median === undefined ? [] : [againstNorm(median, figure.norm)]
  })
  const n = compared.filter((result) => result === 'above').length
  return compared.length > 0 ? { n, of: compared.length } : undefined
}
