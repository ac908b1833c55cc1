import { base64 } from '@scure/base'
import type { OperatorKeys } from '../../../contract/staff/keys.ts'
import { openSealed, sealTo } from '../../../crypto/age.ts'
import { recipientOf } from './personal-key.ts'

/** A reviewing identity this browser can use. Never stored, never sent. */
export interface OpenedIdentity {
  readonly number: number
  readonly identity: string
}

/** A reviewing identity sealed to one holder's own key, base64. */
export const sealShare = async (identity: string, recipient: string): Promise<string> =>
  base64.encode(await sealTo([recipient], new TextEncoder().encode(identity)))

/** @returns undefined when it was sealed to somebody else or was damaged */
export async function openShare(share: string, holder: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await openSealed(holder, base64.decode(share)))
  } catch {
    return undefined
  }
}

/** The given shares, opened. One that yields another identity than the generation's is left out: it was exchanged. */
export async function openShares(
  shares: readonly { readonly number: number; readonly share: string }[],
  generations: OperatorKeys['generations'],
  holder: string,
): Promise<OpenedIdentity[]> {
  const opened: OpenedIdentity[] = []
  for (const { number, share } of shares) {
    const generation = generations.find((candidate) => candidate.number === number)
    const identity = await openShare(share, holder)
    if (generation && identity !== undefined && isIdentityOf(identity, generation.recipient))
      opened.push({ number, identity })
  }
  return opened
}

/** The reviewing identities a signed-in reviewer has shares of: what opens the reports. */
export const openOwnShares = ({ generations }: OperatorKeys, personalIdentity: string): Promise<OpenedIdentity[]> =>
  openShares(
    generations.flatMap(({ number, share }) => (share === undefined ? [] : [{ number, share }])),
    generations,
    personalIdentity,
  )

function isIdentityOf(identity: string, recipient: string): boolean {
  try {
    return recipientOf(identity) === recipient
  } catch {
    return false
  }
}
