import type { Db } from '../tables/database.ts'
import type { ReadReport } from './types.ts'

const COLUMNS = ['kind', 'place', 'category', 'week', 'day', 'state', 'burst', 'body', 'withdrawn'] as const

/** Released reports with the numbers of messages and replies, in the order of the refs; without those that are not there. */
export async function readReports(db: Db, refs: readonly string[]): Promise<readonly ReadReport[]> {
  if (refs.length === 0) return []
  const rows = await db
    .selectFrom('reports')
    .leftJoin('case_reports', 'case_reports.ref', 'reports.ref')
    .select(['reports.ref', 'case_reports.case_id as caseId', ...COLUMNS])
    .where('reports.ref', 'in', refs)
    .execute()
  const counts = await db
    .selectFrom('messages')
    .select(['ref', 'from_reporter', 'answered', ({ fn }) => fn.countAll<number>().as('count')])
    .where('ref', 'in', refs)
    .groupBy(['ref', 'from_reporter', 'answered'])
    .execute()
  type Counted = (typeof counts)[number]
  const count = (ref: string, fits: (row: Counted) => boolean) =>
    counts.filter((row) => row.ref === ref && fits(row)).reduce((sum, row) => sum + row.count, 0)
  const byRef = new Map(rows.map((row) => [row.ref, row]))
  return refs.flatMap((ref) => {
    const row = byRef.get(ref)
    if (!row) return []
    const letters = {
      messages: count(row.ref, ({ from_reporter }) => from_reporter === 1),
      unanswered: count(row.ref, ({ from_reporter, answered }) => from_reporter === 1 && answered === 0),
      replies: count(row.ref, ({ from_reporter }) => from_reporter === 0),
    }
    return [{ ...row, burst: row.burst === 1, withdrawn: row.withdrawn === 1, ...letters }]
  })
}
