import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'

/** Numbers of reports in the file of a stopped server: released, and waiting for their release. */
export function countReports(dataDir: string): { readonly reports: number; readonly waiting: number } {
  const db = new DatabaseSync(join(dataDir, 'jianfu.db'))
  const count = (table: string) => Number(db.prepare(`select count(*) as count from ${table}`).get()?.count)
  const counts = { reports: count('reports'), waiting: count('intake') }
  db.close()
  return counts
}
