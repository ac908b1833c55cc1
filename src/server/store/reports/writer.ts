import type { Dialect } from '../dialect/dialect.ts'
import type { Db, Trx } from '../tables/database.ts'
import type { AddOutcome, NewReport } from '../types.ts'
import { arrivedParts, claimParts, releaseParts } from './claim-parts.ts'
import type { FindReceipts } from './find-receipts.ts'
import { burdenInserter } from './insert-burdens.ts'
import { gridInserter } from './insert-grids.ts'
import { judge } from './judge.ts'
import { macKey } from './mac-key.ts'
import { type NewPart, putParts } from './put-parts.ts'

export type Entry = { readonly report: NewReport } | { readonly part: NewPart }

/**
 * One transaction, one fsync, for all reports and pieces of a batch. Pieces go first, so that a report may come together
 * with its own. A piece's outcome is always `stored`.
 */
export function entryWriter(db: Db, dialect: Dialect, findReceipts: FindReceipts) {
  const insertBurdens = burdenInserter(db)
  const insertGrids = gridInserter(db)

  async function addReports(trx: Trx, reports: readonly NewReport[]): Promise<AddOutcome[]> {
    const ids = distinct(reports)
    const known = await findReceipts(trx, ids)
    const { outcomes, chosen } = judge(reports, known, await arrivedParts(trx, reports))

    const burdens = sorted(chosen.filter(({ kind }) => kind === 'burden'))
    const grids = sorted(chosen.filter(({ kind }) => kind === 'grid'))
    const stored = new Set([...(await insertBurdens(trx, burdens)), ...(await insertGrids(trx, grids))])
    const isStored = ({ idMac }: NewReport) => stored.has(macKey(idMac))
    await claimParts(trx, burdens.filter(isStored))
    await releaseParts(trx, grids.filter(isStored))
    if (stored.size === chosen.length) return outcomes

    // Another process stored an id between our look and our insert: its receipt is the one that counts.
    const late = await findReceipts(trx, ids)
    return reports.map((report, index) => {
      const outcome = outcomes[index] as AddOutcome
      const receipt = late.get(macKey(report.idMac))
      return outcome.name !== 'parts-missing' && receipt && !isStored(report) ? { name: 'known', receipt } : outcome
    })
  }

  return (entries: readonly Entry[]): Promise<AddOutcome[]> =>
    db.transaction().execute(async (trx) => {
      const parts = entries.flatMap((entry) => ('part' in entry ? [entry.part] : []))
      const reports = entries.flatMap((entry) => ('report' in entry ? [entry.report] : []))
      // Held before looking: otherwise a release in another process could move an id from intake to receipts in between. And
      // before the pieces: a release takes the two tables in this order, and would wait for us while we wait for it.
      if (reports.length > 0) await dialect.together(trx, ['intake'])
      if (parts.length > 0) await putParts(trx, parts)
      const outcomes = reports.length > 0 ? await addReports(trx, reports) : []
      let next = 0
      return entries.map((entry) => ('part' in entry ? { name: 'stored' } : (outcomes[next++] as AddOutcome)))
    })
}

const distinct = (reports: readonly NewReport[]): Uint8Array[] => [
  ...new Map(reports.map(({ idMac }) => [macKey(idMac), idMac])).values(),
]

/** By id: two processes storing the same ids never wait for each other in a circle, and a batch keeps no order of arrival. */
const sorted = (reports: readonly NewReport[]): NewReport[] =>
  [...reports].sort((a, b) => Buffer.compare(a.idMac, b.idMac))
