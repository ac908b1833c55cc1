import type { ReportStatus } from '../../contract/status.ts'
import type { Store } from '../store/types.ts'
import type { ReceiptSigner } from './keys/receipt-signer.ts'
import { maskDigest, type ReportKeys, sameBytes, sha256 } from './keys/report-keys.ts'

const NO_KEY = '0'.repeat(32)

/**
 * State of a report for the holder of its receipt code. Unknown id, wrong key and missing key take the same steps, so that
 * neither answer nor time tells whether a report exists.
 */
export async function lookUp(
  id: string,
  accessKey: string | undefined,
  { store, keys, signer }: { store: Store; keys: ReportKeys; signer: ReceiptSigner },
): Promise<ReportStatus | undefined> {
  const accessHash = sha256(Buffer.from(accessKey ?? NO_KEY, 'hex')).toString('hex')
  const { idMac, digestPad } = keys.ofId(id)
  const { accessMac: expected, statusMac } = keys.ofAccessHash(accessHash)
  const stored = await store.reports.find(idMac)
  const released = await store.reports.status(statusMac)
  const digest = maskDigest(digestPad, stored?.digestMask ?? expected).toString('hex')
  const day = stored?.day ?? '1970-01-01'
  const receipt = signer.sign(id, digest, day)
  const admitted = sameBytes(stored?.accessMac ?? expected.map((byte) => byte ^ 1), expected)
  if (!stored || !admitted || accessKey === undefined) return undefined
  const state = released ?? 'received'
  return { state, steps: [{ state, day }], day, receipt, replies: [] }
}
