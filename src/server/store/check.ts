import { caseFaults } from './cases/case-faults.ts'
import type { Dialect } from './dialect/dialect.ts'
import { placeFaults } from './places/place-faults.ts'
import { reportFaults } from './reports/report-faults.ts'
import type { Db } from './tables/database.ts'
import { tallyFaults } from './tallies/tally-faults.ts'

/** See `Store.check`. A damaged file is reported alone: what else is read from it means nothing. */
export async function check(db: Db, dialect: Dialect): Promise<readonly string[]> {
  const damage = await dialect.faults(db)
  if (damage.length > 0) return damage
  return [
    ...(await placeFaults(db)),
    ...(await reportFaults(db)),
    ...(await tallyFaults(db)),
    ...(await caseFaults(db)),
  ]
}
