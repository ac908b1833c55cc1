import { hkdfSync } from 'node:crypto'
import { identityToRecipient } from 'age-encryption'
import { sealTo } from '../../crypto/age.ts'
import { recoveryKey } from '../../crypto/recovery-key.ts'
import type { Context } from '../endpoint/context.ts'
import type { Secrets } from '../endpoint/keys/secrets.ts'
import { RECOVERY_HOLDER } from '../store/staff/key-store.ts'

const USE = 'jianfu/trial/recovery/1'

/** What would be printed on paper in production. The trial derives it from the reviewing identity, which it keeps itself. */
export const trialRecoverySecret = (reviewer: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', reviewer, '', USE, 32))

/**
 * Founds the keys of a trial as the first reviewer's browser would, with a share for every reviewer who has a key of one's own:
 * the way of a report is then the same as in production. Does nothing in production, and when keys are there.
 */
export async function foundTrialKeys({ store, clock, installation, serverKeys }: Context, secrets: Secrets) {
  const { reviewer } = secrets
  if (installation.mode !== 'trial' || reviewer === undefined || (await store.keys.signed()) !== undefined) return
  const people = await store.staff.list()
  const recovery = recoveryKey(trialRecoverySecret(reviewer))
  const recipient = await identityToRecipient(reviewer)
  const share = async (holder: string, key: string) => ({
    holder,
    share: Buffer.from(await sealTo([key], Buffer.from(reviewer))).toString('base64'),
  })
  const shares = [await share(RECOVERY_HOLDER, recovery.recipient)]
  for (const { id, role, state, personal } of people)
    if (role === 'reviewer' && state === 'active' && personal) shares.push(await share(id, personal.recipient))
  const signed = recovery.root.sign({ recipients: [recipient], ...serverKeys })
  const entry = { at: clock.now().toISOString(), who: '-', act: 'keys-founded', subject: signed.root } as const
  await store.keys.advance(
    0,
    { recipient, signed: JSON.stringify(signed), shares, recovery: recovery.recipient },
    entry,
  )
}
