import type { Db } from '../tables/database.ts'

/** Inconsistencies between reports, receipts and pieces, one sentence each. Counts only: a fault must not name an id. */
export async function reportFaults(db: Db): Promise<string[]> {
  const twice = await db
    .selectFrom('intake')
    .innerJoin('receipts', 'receipts.id_mac', 'intake.id_mac')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const lacking = await db
    .selectFrom('report_parts')
    .select('ref')
    .distinct()
    .where('sha256', 'not in', db.selectFrom('parts').select('sha256'))
    .orderBy('ref')
    .execute()
  const unplaced = await db
    .selectFrom('reports')
    .select('place')
    .distinct()
    .where('place', 'not in', db.selectFrom('places').select('code'))
    .orderBy('place')
    .execute()
  const waiting = await countWaitingWithoutParts(db)
  return [
    ...(twice.count > 0 ? [`${twice.count} waiting reports have been released already.`] : []),
    ...lacking.map(({ ref }) => `Report ${ref} lacks pieces of its photos.`),
    ...(waiting > 0 ? [`${waiting} waiting reports lack pieces of their photos.`] : []),
    ...unplaced.map(({ place }) => `There are reports from the place ${place}, which is not there.`),
  ]
}

async function countWaitingWithoutParts(db: Db): Promise<number> {
  const rows = await db.selectFrom('intake').select('parts').where('parts', '<>', '[]').execute()
  if (rows.length === 0) return 0
  const claimed = await db.selectFrom('parts_intake').select('sha256').where('claimed', '=', 1).execute()
  const there = new Set(claimed.map(({ sha256 }) => sha256))
  return rows.filter(({ parts }) => !(JSON.parse(parts) as string[]).every((sha256) => there.has(sha256))).length
}
