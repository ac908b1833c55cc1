import { LIMITS } from '../../contract/limits.ts'
import { padJson, REPORT_LENGTHS } from '../../contract/padding.ts'
import { sealTo } from '../../crypto/age.ts'
import { burdenReport } from './burden-report.ts'
import { exactBuffer, sha256Hex } from './bytes.ts'
import { gridReport } from './grid-report.ts'
import type { Answers, OperatorKeys, ReceiptSecrets, SealedReport } from './types.ts'

/**
 * Turns a filled form into bytes that neither this phone nor anything on the way can read. The body never changes afterwards:
 * its digest is what the receipt signs.
 *
 * @throws RangeError when the photos need more than 36 pieces of 64 KiB, or the report fits no padded length
 * @throws Error when one of the operator's keys is malformed
 */
export async function sealReport(answers: Answers, secrets: ReceiptSecrets, keys: OperatorKeys): Promise<SealedReport> {
  const { report, parts } =
    answers.kind === 'burden' ? await burdenReport(answers, secrets, keys.recipients) : gridReport(answers, secrets)
  if (parts.length > LIMITS.parts) throw new RangeError(`photos of ${parts.length} pieces; ${LIMITS.parts} are taken`)
  const padded = padJson(new TextEncoder().encode(JSON.stringify(report)), REPORT_LENGTHS)
  const body = await sealTo([keys.intakeKey], padded)
  return { id: secrets.id, body: exactBuffer(body), digest: sha256Hex(body), parts }
}
