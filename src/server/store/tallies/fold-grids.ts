import { gridPeriods } from '../../../contract/staff/period.ts'
import type { Db, Trx } from '../tables/database.ts'
import { type Addend, addUp } from './sums.ts'
import { type Register, readRegister, upwardOf } from './upward.ts'
import { writeSums } from './write-sums.ts'

/** Arrivals of one transaction: reports that are just coming in wait for it. */
const AT_ONCE = 200

/**
 * Adds the grid reports that have come in since to their figures. An arrival is deleted in the transaction that counts it: two
 * processes never count it twice, for the second waits for the first to delete the row and then finds it gone.
 *
 * @returns how many were counted
 */
export async function foldGrids(db: Db): Promise<number> {
  const register = await readRegister(db)
  let folded = 0
  for (;;) {
    const count = await db.transaction().execute((trx) => foldSome(trx, register))
    folded += count
    if (count < AT_ONCE) return folded
  }
}

async function foldSome(trx: Trx, register: Register): Promise<number> {
  const arrivals = await trx
    .deleteFrom('grid_arrivals')
    .where('seq', 'in', (query) => query.selectFrom('grid_arrivals').select('seq').orderBy('seq').limit(AT_ONCE))
    .returningAll()
    .execute()
  if (arrivals.length === 0) return 0
  const upward = await upwardOf(register, 'grid', arrivals)
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
