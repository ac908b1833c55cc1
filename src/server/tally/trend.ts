import { plusPeriods } from '../../contract/staff/period.ts'
import type { TrendPoint } from '../../contract/staff/tally.ts'
import type { Asked } from './asked.ts'
import { codesOf, type Sources, sum, viewOf } from './sources.ts'

/** So many that the same period of last year stands in the line (of months). */
const POINTS = 13

/**
 * How did it go on? The `n` of the asked period and of the twelve before it, oldest first. A period before the first figure is
 * a zero like any other: `asOf.since` says when counting began. `bursts` are those of them marked as a burst (exact only).
 */
export async function trend({ cells, source }: Sources, asked: Asked): Promise<TrendPoint[]> {
  const periods = Array.from({ length: POINTS }, (_, index) => plusPeriods(asked.period, index + 1 - POINTS))
  const codes = codesOf(asked)
  const found = await cells.cells({ view: viewOf(codes, 'nothing'), places: [asked.place.code], periods, ...codes })
  return periods.map((period) => {
    const here = found.filter((cell) => cell.period === period)
    const bursts = sum(here.map(({ own }) => own))
    return { period, n: sum(here.map(({ n }) => n)), ...(source === 'exact' && { bursts }) }
  })
}
