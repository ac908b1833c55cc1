import type { Measure } from '../../../contract/staff/cases/acts.ts'
import type { Db } from '../tables/database.ts'
import type { Outcome } from './types.ts'

/** See `OpenFigures.outcomes`. Which case it was stays here. */
export async function outcomes(db: Db, since: string): Promise<readonly Outcome[]> {
  const rows = await db
    .selectFrom('outcomes')
    .select(['month', 'place', 'category', 'summary', 'measures'])
    .where('month', '>=', since)
    .execute()
  return rows.map(({ measures, ...row }) => ({ ...row, measures: JSON.parse(measures) as Measure[] }))
}

/** See `OpenFigures.outcomeCount`. */
export async function outcomeCount(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('outcomes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
