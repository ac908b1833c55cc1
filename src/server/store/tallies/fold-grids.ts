import { gridPeriods } from '../../../contract/staff/period.ts'
import type { Db, Trx } from '../tables/database.ts'
import { type Addend, addUp } from './sums.ts'
import { readUpward } from './upward.ts'
import { writeSums } from './write-sums.ts'

/** Arrivals of one transaction: it holds the rows of whole cities, and others wait for it. */
const AT_ONCE = 2_000

/**
 * Adds the grid reports that have come in since to their figures. An arrival is deleted in the transaction that counts it: two
 * processes never count it twice, for the second waits for the first to delete the row and then finds it gone.
 *
 * @returns how many were counted
 */
export async function foldGrids(db: Db): Promise<number> {
  let folded = 0
  for (;;) {
    const count = await db.transaction().execute(foldSome)
    folded += count
    if (count < AT_ONCE) return folded
  }
}

async function foldSome(trx: Trx): Promise<number> {
  const arrivals = await trx
    .deleteFrom('grid_arrivals')
    .where('seq', 'in', (query) => query.selectFrom('grid_arrivals').select('seq').orderBy('seq').limit(AT_ONCE))
    .returningAll()
    .execute()
  if (arrivals.length === 0) return 0
  const upward = await readUpward(
    trx,
    'grid',
    arrivals.map(({ place }) => place),
  )
  const addends = arrivals.flatMap(({ place, category, day, facts }): Addend[] =>
    ['', ...(JSON.parse(facts) as string[])].map((item) => ({
      category,
      item,
      n: 1,
      periods: gridPeriods(day),
      places: (upward.get(place) ?? [place]).map((code) => ({ code, own: 0 })),
    })),
  )
  await writeSums(trx, 'grid_tallies', addUp(addends))
  return arrivals.length
}
