import type { Generation, KeyHolder, OperatorKeys, Resigning, Rotation } from '../../../contract/staff/keys.ts'
import type { RecoveryKey } from '../../../crypto/recovery-key.ts'
import { makePersonalIdentity, recipientOf } from './personal-key.ts'
import { sealShare } from './shares.ts'

/** Who gets a share of a new identity: active reviewers who have one of the newest. The page shows their fingerprints first. */
export function stayingHolders({ generations, holders }: OperatorKeys): KeyHolder[] {
  const newest = Math.max(0, ...generations.map(({ number }) => number))
  return holders.filter((holder) => holder.active && holder.recipient && holder.generations.includes(newest))
}

/** A new reviewing identity for those who stay. Reports that came before are still opened with the older ones. */
export async function rotate(
  { unsigned, generations }: OperatorKeys,
  recovery: RecoveryKey,
  staying: readonly KeyHolder[],
): Promise<Rotation> {
  const identity = makePersonalIdentity()
  const after = newestOf(generations).number
  const shares: Rotation['shares'] = []
  for (const { id, recipient } of staying)
    if (recipient) shares.push({ holder: id, share: await sealShare(identity, recipient) })
  return {
    after,
    signed: recovery.root.sign({ recipients: [recipientOf(identity)], ...unsigned }),
    recoveryShare: await sealShare(identity, recovery.recipient),
    shares,
  }
}

/** Signs the server's keys of today for the recipients in force, after the server has changed its own. */
export const resign = ({ unsigned, generations }: OperatorKeys, recovery: RecoveryKey): Resigning => ({
  signed: recovery.root.sign({ recipients: [newestOf(generations).recipient], ...unsigned }),
})

const newestOf = (generations: OperatorKeys['generations']): Generation =>
  generations.reduce((newest, generation) => (generation.number > newest.number ? generation : newest))
