import { burdenPeriods } from '../../../contract/staff/period.ts'
import type { Trx } from '../tables/database.ts'
import { addPending, type LeafCount } from './leaf-counts.ts'
import { addUp } from './sums.ts'
import type { Upward } from './upward.ts'
import { writeSums } from './write-sums.ts'

/**
 * Adds what a release brings to the exact figures of burden reports, and to what waits for blocks.
 *
 * @param upward of the reports' places
 */
export async function addBurdens(trx: Trx, counts: readonly LeafCount[], upward: Upward): Promise<void> {
  const byLeaf = new Map([...upward.values()].map((way) => [way[0], way]))
  const addends = counts.map(({ monday, area, bursts, ...count }) => ({
    ...count,
    periods: burdenPeriods(monday),
    places: (byLeaf.get(area) ?? [area]).map((code) => ({ code, own: bursts })),
  }))
  await writeSums(trx, 'burden_tallies', addUp(addends))
  await addPending(trx, counts)
}
