import type { Figure } from '../../contract/staff/tally.ts'
import type { Asked } from './asked.ts'
import { codesOf, isReleased, type Sources, sum, viewOf, widened } from './sources.ts'

/**
 * How many reports? `n` is the number of reports whose place lies at or below the asked one, whose period is the asked one and
 * which match every code that was asked for.
 *
 * Of released figures `n` is the sum of blocks that lie wholly inside, and `above` the sum of those that may hold some of it but
 * hold other things too: blocks that stand at a place above, and blocks that do not tell apart what was asked for. Nobody can
 * divide them. What is not in any block is in neither number.
 *
 * @param periods of one grain
 * @returns one figure a period, in their order
 */
export async function figures(sources: Sources, asked: Asked, periods: readonly string[]): Promise<readonly Figure[]> {
  const released = isReleased(sources)
  const codes = codesOf(asked)
  const cells = await sources.cells.cells({
    view: viewOf(codes, 'nothing'),
    places: released ? asked.path.map(({ code }) => code) : [asked.place.code],
    periods,
    ...(released ? widened(codes) : codes),
  })
  return periods.map((period) => {
    const own = cells.filter((cell) => cell.period === period && cell.place === asked.place.code)
    const inside = own.filter((cell) =>
      Object.entries(codes).every(([axis, code]) => cell[axis as keyof typeof codes] === code),
    )
    const wider = cells.filter((cell) => cell.period === period && cell.place !== asked.place.code)
    const n = sum(inside.map((cell) => cell.n))
    return { n, above: sum(own.map((cell) => cell.n)) - n + sum(wider.map((cell) => cell.own)) }
  })
}
