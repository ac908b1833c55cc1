import type { ReportStatus } from '../../contract/status.ts'
import type { Store, StoredReceipt } from '../store/types.ts'
import type { Clock } from './clock.ts'
import type { ReceiptSigner } from './keys/receipt-signer.ts'
import { maskDigest, type ReportKeys, sameBytes, sha256 } from './keys/report-keys.ts'
import { statusOf } from './status-of.ts'

const NO_KEY = '0'.repeat(32)

interface Tools {
  readonly store: Store
  readonly keys: ReportKeys
}

/** What the holder of a receipt code has shown: which report is meant, and whether the key fits it. */
export interface Shown {
  readonly stored: StoredReceipt | undefined
  readonly statusMac: Buffer
  readonly digestPad: Buffer
  /** Undefined unless the key is the one the report was filed with. */
  readonly admitted: StoredReceipt | undefined
}

/** Unknown id, wrong key and missing key take the same steps, so that time does not tell whether a report exists. */
export async function findByCode(id: string, accessKey: string | undefined, { store, keys }: Tools): Promise<Shown> {
  const accessHash = sha256(Buffer.from(accessKey ?? NO_KEY, 'hex')).toString('hex')
  const { idMac, digestPad } = keys.ofId(id)
  const { accessMac: expected, statusMac } = keys.ofAccessHash(accessHash)
  const stored = await store.reports.find(idMac)
  const fits = sameBytes(stored?.accessMac ?? expected.map((byte) => byte ^ 1), expected)
  return { stored, statusMac, digestPad, admitted: fits && accessKey !== undefined ? stored : undefined }
}

const NO_MASK = new Uint8Array(32)

/**
 * State of a report for the holder of its receipt code, with the reviewers' replies. What is not shown is put together all the
 * same, as in `findByCode`.
 */
export async function lookUp(
  id: string,
  accessKey: string | undefined,
  tools: Tools & { readonly signer: ReceiptSigner; readonly clock: Clock },
): Promise<ReportStatus | undefined> {
  const { stored, statusMac, digestPad, admitted } = await findByCode(id, accessKey, tools)
  const [told, replies] = await Promise.all([
    tools.store.followUps.publicCase(statusMac),
    tools.store.messages.replies(statusMac),
  ])
  const digest = maskDigest(digestPad, stored?.digestMask ?? NO_MASK).toString('hex')
  const day = stored?.day ?? '1970-01-01'
  const receipt = tools.signer.sign(id, digest, day)
  const status = statusOf(told, stored?.gone === true, day, tools.clock)
  return admitted && { ...status, day, receipt, replies: [...replies] }
}

/** The access key in `Authorization: Bearer …`, 32 lower-case hex digits. */
export const accessKeyOf = (authorization: string | undefined): string | undefined =>
  authorization?.match(/^Bearer ([0-9a-f]{32})$/i)?.[1]?.toLowerCase()

export const UNKNOWN_REPORT = 'No report was filed with this code, or it has not arrived yet.'
export const GONE_REPORT = 'This report was withdrawn with its receipt code: nothing of it is kept.'
