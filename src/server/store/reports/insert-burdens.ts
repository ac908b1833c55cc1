import { ANY, chunks, perCount } from '../per-count.ts'
import type { Db, Trx } from '../tables/database.ts'
import type { NewReport } from '../types.ts'
import { macKey } from './mac-key.ts'

export type InsertReports = (trx: Trx, reports: readonly NewReport[]) => Promise<ReadonlySet<string>>

/** Puts burden reports into the intake. Answers with the keys of those stored: an id that is there already is left alone. */
export function burdenInserter(db: Db): InsertReports {
  const statement = perCount((count) =>
    db
      .insertInto('intake')
      .values(Array.from({ length: count }, () => NO_ROW))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id_mac'),
  )
  return async (trx, reports) => {
    const stored = new Set<string>()
    for (const some of chunks(reports)) {
      const { rows } = await trx.executeQuery(statement(some.length, some.flatMap(values)))
      for (const row of rows) stored.add(macKey(row.id_mac))
    }
    return stored
  }
}

const NO_ROW = {
  id_mac: ANY,
  digest_mask: ANY,
  access_mac: ANY,
  status_mac: ANY,
  place: ANY,
  category: ANY,
  day: ANY,
  body: ANY,
  parts: ANY,
}

/** In the order of `NO_ROW`. */
const values = (report: NewReport): unknown[] => [
  report.idMac,
  report.digestMask,
  report.accessMac,
  report.statusMac,
  report.place,
  report.category,
  report.day,
  report.body,
  report.parts.length === 0 ? '[]' : JSON.stringify(report.parts),
]
