import { gridPeriods } from '../../../contract/staff/period.ts'
import type { Db } from '../tables/database.ts'
import { foldRows } from './fold-rows.ts'
import { type Addend, addUp } from './sums.ts'
import { writeSums } from './write-sums.ts'

/** Adds the grid reports that have come in since to their figures. @returns how many were counted */
export const foldGrids = (db: Db): Promise<number> =>
  foldRows(db, 'grid_arrivals', async (trx, arrivals, wayUp) => {
    const addends = arrivals.flatMap(({ place, category, day, facts }): Addend[] =>
      ['', ...(JSON.parse(facts) as string[])].map((item) => ({
        category,
        item,
        n: 1,
        periods: gridPeriods(day),
        places: wayUp(place).map((code) => ({ code, own: 0 })),
      })),
    )
    await writeSums(trx, 'grid_tallies', addUp(addends))
  })
