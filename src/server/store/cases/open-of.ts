import type { Db } from '../tables/database.ts'

/**
 * See `CaseStore.openOf`. Also those that wait for somebody else meanwhile, for a check or a consent: they come back to the
 * unit, or still name it. What it has returned is no longer its own.
 */
export async function openOf(db: Db, unit: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_units')
    .innerJoin('cases', 'cases.id', 'case_units.case_id')
    .select('cases.id')
    .where('case_units.unit', '=', unit)
    .where('case_units.state', '<>', 'returned')
    .where('cases.open', '=', 1)
    .orderBy('cases.id')
    .execute()
  return rows.map(({ id }) => id)
}
