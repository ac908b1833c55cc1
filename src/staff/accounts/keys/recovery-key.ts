import { readRecoveryCode } from '../../../contract/recovery-code.ts'
import type { OperatorKeys } from '../../../contract/staff/keys.ts'
import { type RecoveryKey, recoveryKey } from '../../../crypto/recovery-key.ts'

export type RecoveryKeyReading =
  | { readonly name: 'key'; readonly key: RecoveryKey }
  /** Lines (1 … 5) to compare with the page. */
  | { readonly name: 'mistyped'; readonly lines: readonly number[] }
  /** A page that was printed for other keys. */
  | { readonly name: 'other-page' }

/** The printed key, as far as it is the one that signed these keys. */
export function readRecoveryKey(typed: string, { signed }: Pick<OperatorKeys, 'signed'>): RecoveryKeyReading {
  const reading = readRecoveryCode(typed)
  if (reading.name === 'mistyped') return reading
  const key = recoveryKey(reading.secret)
  return signed === undefined || key.root.publicKey === signed.root ? { name: 'key', key } : { name: 'other-page' }
}
