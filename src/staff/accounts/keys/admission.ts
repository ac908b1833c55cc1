import {
  type Admission,
  type KeyHolder,
  type OperatorKeys,
  type Recovery,
  recoveryMessage,
} from '../../../contract/staff/keys.ts'
import type { RecoveryKey } from '../../../crypto/recovery-key.ts'
import { type OpenedIdentity, openShares, sealShare } from './shares.ts'

/**
 * Shares of all identities for one reviewer, sealed to the key whose fingerprint was compared by voice: a server that gave us
 * another one gets nothing.
 *
 * @param opened the identities the admitting reviewer can use, at least one
 */
export async function admit(
  opened: readonly OpenedIdentity[],
  { id, recipient }: Pick<KeyHolder, 'id'> & { readonly recipient: string },
): Promise<Admission> {
  const shares: Admission['shares'] = []
  for (const { number, identity } of opened) shares.push({ number, share: await sealShare(identity, recipient) })
  return { holder: id, recipient, shares }
}

/**
 * A reviewer admits oneself with the printed key, when nobody is left who could.
 *
 * @returns undefined when the page opens none of the shares
 */
export async function recover(
  { generations, recovery }: OperatorKeys,
  { identity, root }: RecoveryKey,
  me: Pick<KeyHolder, 'id'> & { readonly recipient: string },
): Promise<Recovery | undefined> {
  const opened = await openShares(recovery?.shares ?? [], generations, identity)
  if (opened.length === 0) return undefined
  const admission = await admit(opened, me)
  return { ...admission, proof: root.prove(recoveryMessage(admission)) }
}
