import type { AddOutcome, NewReport, StoredReceipt } from '../types.ts'
import type { Receipts } from './find-receipts.ts'
import { macKey } from './mac-key.ts'

export interface Judgement {
  /** For each report asked about, in order. */
  readonly outcomes: AddOutcome[]
  /** Those whose outcome is `stored`, which are now to be stored. */
  readonly chosen: readonly NewReport[]
}

/**
 * Decides what becomes of the reports of a batch, in the order in which they were asked about: of two with the same id the
 * first that can be stored is, and the second learns of it.
 *
 * @param known receipts of ids among the batch that were stored before
 * @param arrived pieces that have come in
 */
export function judge(reports: readonly NewReport[], known: Receipts, arrived: ReadonlySet<string>): Judgement {
  const chosen = new Map<string, NewReport>()
  const outcomes = reports.map((report): AddOutcome => {
    const key = macKey(report.idMac)
    const receipt = known.get(key) ?? chosen.get(key)
    if (receipt) return { name: 'known', receipt: receiptOf(receipt) }
    const missing = report.parts.filter((sha256) => !arrived.has(sha256))
    if (missing.length > 0) return { name: 'parts-missing', missing }
    chosen.set(key, report)
    return { name: 'stored' }
  })
  return { outcomes, chosen: [...chosen.values()] }
}

const receiptOf = ({ digestMask, accessMac, day, gone }: StoredReceipt): StoredReceipt => ({
  ...{ digestMask, accessMac, day },
  ...(gone ? { gone } : {}),
})
