import type { KeyHolder, OperatorKeys } from '../../../src/contract/staff/keys.ts'
import { type Founded, found } from '../../../src/staff/accounts/keys/founding.ts'
import { makePersonalIdentity, recipientOf } from '../../../src/staff/accounts/keys/personal-key.ts'

export interface Reviewer {
  readonly id: string
  readonly identity: string
  readonly recipient: string
}

export function aReviewer(id: string): Reviewer {
  const identity = makePersonalIdentity()
  return { id: id.padEnd(32, '0'), identity, recipient: recipientOf(identity) }
}

export const holderOf = (reviewer: Reviewer, generations: number[], active = true): KeyHolder => ({
  ...{ id: reviewer.id, name: 'holder', recipient: reviewer.recipient },
  ...{ generations, active },
})

export const SERVER = {
  intakeKey: recipientOf(makePersonalIdentity()),
  serverKeys: [Buffer.alloc(32, 7).toString('base64')],
}

/** Keys as the founding reviewer reads them back from the server. */
export async function aFoundedOperator(first: Reviewer): Promise<Founded & { readonly keys: OperatorKeys }> {
  const founded = await found(SERVER, first.recipient)
  const { signed, recovery, recoveryShare, ownShare } = founded.founding
  const keys: OperatorKeys = {
    signed,
    unsigned: SERVER,
    generations: [{ number: 1, recipient: signed.recipients[0] ?? '', share: ownShare }],
    recovery: { recipient: recovery, shares: [{ number: 1, share: recoveryShare }] },
    holders: [holderOf(first, [1])],
    rotationDue: false,
  }
  return { ...founded, keys }
}
