import { classFloor } from '../../../contract/quantity-class.ts'
import { mondayOf } from '../../../contract/staff/period.ts'
import { ANY, chunks, perCount } from '../per-count.ts'
import type { Db, Trx } from '../tables/database.ts'
import { readTicks } from '../tallies/ticks.ts'
import type { NewReport } from '../types.ts'
import type { InsertReports } from './insert-burdens.ts'
import { macKey } from './mac-key.ts'
import { nameRandomly } from './name-randomly.ts'

/** Puts grid reports, work orders that wait for no release, into `reports`, and what of them is counted aside. Answers with the keys of those stored. */
export function gridInserter(db: Db): InsertReports {
  const insertReceipts = perCount((count) =>
    db
      .insertInto('receipts')
      .values(Array.from({ length: count }, () => NO_RECEIPT))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id_mac'),
  )
  const insertReports = perCount((count) =>
    db.insertInto('reports').values(Array.from({ length: count }, () => NO_REPORT)),
  )
  const insertArrivals = perCount((count) =>
    db.insertInto('grid_arrivals').values(Array.from({ length: count }, () => NO_ARRIVAL)),
  )
  return async (trx, reports) => {
    const stored = new Set<string>()
    for (const some of chunks(reports)) {
      const { rows } = await trx.executeQuery(insertReceipts(some.length, some.flatMap(receiptValues)))
      for (const row of rows) stored.add(macKey(row.id_mac))
      const fresh = some.filter(({ idMac }) => stored.has(macKey(idMac)))
      if (fresh.length === 0) continue
      const named = nameRandomly(fresh)
      await trx.executeQuery(
        insertReports(
          named.length,
          named.flatMap(({ ref, item }) => reportValues(ref, item)),
        ),
      )
      await trx.executeQuery(insertArrivals(fresh.length, fresh.flatMap(arrivalValues)))
      await linkParts(
        trx,
        named.flatMap(({ ref, item }) => item.parts.map((sha256) => ({ ref, sha256 }))),
      )
    }
    return stored
  }
}

/** Writes down which pieces released reports need. */
export async function linkParts(trx: Trx, links: readonly { ref: string; sha256: string }[]): Promise<void> {
  for (const some of chunks(links))
    await trx
      .insertInto('report_parts')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

const NO_RECEIPT = { id_mac: ANY, digest_mask: ANY, access_mac: ANY, day: ANY }

const receiptValues = (report: NewReport): unknown[] => [report.idMac, report.digestMask, report.accessMac, report.day]

const NO_REPORT = {
  ref: ANY,
  kind: ANY,
  place: ANY,
  category: ANY,
  week: ANY,
  day: ANY,
  state: ANY,
  body: ANY,
  status_mac: ANY,
  photos_pending: ANY,
  issuer_level: ANY,
  issuer: ANY,
  burst: ANY,
}

const reportValues = (ref: string, report: NewReport): unknown[] => [
  ref,
  report.kind,
  report.place,
  report.category,
  mondayOf(report.day),
  report.day,
  'received',
  report.body,
  report.statusMac,
  report.parts.length > 0 ? 1 : 0,
  '-',
  '-',
  0,
]

const NO_ARRIVAL = { place: ANY, category: ANY, day: ANY, facts: ANY }

/** In the order of `NO_ARRIVAL`. */
const arrivalValues = ({ place, category, day, body }: NewReport): unknown[] => [
  place,
  category,
  day,
  JSON.stringify(readTicks(body, classFloor).items),
]
