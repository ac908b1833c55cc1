import type { Rating } from '../../../contract/follow-up.ts'
import type { NewFollowUp } from '../../queue/queue.ts'
import type { OperatorKeys, ReceiptSecrets, SealedFollowUp } from '../../seal/types.ts'

/** What became of a press on the button. Whether it was sent is for the sync room to say. */
export type Filing =
  /** In the queue under `key`; `persistent: false`: gone when the page is closed. */
  | { readonly name: 'kept'; readonly key: string; readonly persistent: boolean }
  /** Another one of its kind waits for this report already. */
  | { readonly name: 'duplicate' }
  /** No room on this phone, or its storage failed for a reason of its own. */
  | { readonly name: 'full' | 'not-stored' }
  /** This phone has never opened a sheet of this operator: it knows nobody to seal to. */
  | { readonly name: 'no-keys' | 'keys-unsigned' | 'not-loaded' }

export const fileMessage = (text: string, secrets: ReceiptSecrets): Promise<Filing> =>
  file('message', secrets, async (keys) => (await import('../../seal/message.ts')).sealMessage(text, keys))

export const fileRating = (rating: Rating, secrets: ReceiptSecrets): Promise<Filing> =>
  file('rating', secrets, async (keys) => (await import('../../seal/follow-up.ts')).sealFollowUp(rating, keys))

export const fileWithdrawal = (secrets: ReceiptSecrets): Promise<Filing> =>
  file('withdrawal', secrets, async (keys) =>
    (await import('../../seal/follow-up.ts')).sealFollowUp({ version: 1 }, keys),
  )

/** Seals to the keys this phone remembers, as far as the pinned root key has signed them, and puts it into the queue. */
async function file(
  what: NewFollowUp['what'],
  { id, accessKey }: ReceiptSecrets,
  seal: (keys: OperatorKeys) => Promise<SealedFollowUp>,
): Promise<Filing> {
  const rooms = await Promise.all([import('../../queue/queue.ts'), import('../../../crypto/root-key.ts')]).catch(
    () => undefined,
  )
  if (!rooms) return { name: 'not-loaded' }
  const [{ askPersistence, enqueueFollowUp, recallOrigin }, { areTrusted }] = rooms
  const origin = await recallOrigin().catch(() => undefined)
  if (!origin) return { name: 'no-keys' }
  if (!areTrusted(origin, origin.root)) return { name: 'keys-unsigned' }
  const sealed = await seal(origin).catch(() => undefined)
  if (!sealed) return { name: 'not-loaded' }
  const outcome = await enqueueFollowUp({ what, id, accessKey, ...sealed }).catch(() => undefined)
  if (!outcome) return { name: 'not-stored' }
  if (outcome.name === 'quota') return { name: 'full' }
  if (outcome.name === 'duplicate') return { name: 'duplicate' }
  void askPersistence()
  return { name: 'kept', key: outcome.key, persistent: outcome.persistent }
}
