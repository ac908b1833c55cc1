import type { Db } from '../tables/database.ts'
import type { ReadReport } from './types.ts'

const COLUMNS = ['ref', 'kind', 'place', 'category', 'week', 'day', 'state', 'burst', 'body'] as const

/** Released reports with the numbers of messages and replies, in the order of the refs; without those that are not there. */
export async function readReports(db: Db, refs: readonly string[]): Promise<readonly ReadReport[]> {
  if (refs.length === 0) return []
  const rows = await db.selectFrom('reports').select(COLUMNS).where('ref', 'in', refs).execute()
  const counts = await db
    .selectFrom('messages')
    .select(['ref', 'from_reporter', ({ fn }) => fn.countAll<number>().as('count')])
    .where('ref', 'in', refs)
    .groupBy(['ref', 'from_reporter'])
    .execute()
  const counted = (ref: string, fromReporter: number) =>
    counts.find((row) => row.ref === ref && row.from_reporter === fromReporter)?.count ?? 0
  const byRef = new Map(rows.map((row) => [row.ref, row]))
  return refs.flatMap((ref) => {
    const row = byRef.get(ref)
    return row ? [{ ...row, burst: row.burst === 1, messages: counted(ref, 1), replies: counted(ref, 0) }] : []
  })
}
