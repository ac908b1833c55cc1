import { contentDigest, HEADERS, MEDIA, routes } from '../../contract/api.ts'
import type { ReceiptSecrets, SealedMessage } from '../seal/types.ts'

export type Sealing =
  | { readonly name: 'sealed'; readonly letter: SealedMessage }
  /** This phone has never opened a sheet of this operator: it knows nobody to seal to. */
  | { readonly name: 'no-keys' | 'keys-unsigned' | 'not-loaded' }

export type Sending = {
  readonly name: 'sent' | 'offline' | 'busy' | 'unknown' | 'too-many' | 'refused'
}

/** Seals words for the reviewers, to the keys this phone remembers and the pinned root key has signed. */
export async function sealLetter(text: string): Promise<Sealing> {
  const rooms = await Promise.all([
    import('../seal/message.ts'),
    import('../queue/queue.ts'),
    import('../../crypto/root-key.ts'),
  ]).catch(() => undefined)
  if (!rooms) return { name: 'not-loaded' }
  const [{ sealMessage }, { recallOrigin }, { areTrusted }] = rooms
  const origin = await recallOrigin().catch(() => undefined)
  if (!origin) return { name: 'no-keys' }
  if (!areTrusted(origin, origin.root)) return { name: 'keys-unsigned' }
  return { name: 'sealed', letter: await sealMessage(text, origin) }
}

export async function sendLetter(
  { mid, body, digest }: SealedMessage,
  { id, accessKey }: ReceiptSecrets,
): Promise<Sending> {
  const { browserEnvironment, send } = await import('../sync/sync.ts')
  const headers = {
    'content-type': MEDIA.sealed,
    authorization: `Bearer ${accessKey}`,
    [HEADERS.digest]: contentDigest(digest),
  }
  const answer = await send({ method: 'PUT', url: routes.message(id, mid), headers, body }, browserEnvironment())
  if (answer.name === 'no-answer') return { name: 'offline' }
  const { status, json } = answer
  const { mid: taken, code } = (json ?? {}) as { readonly mid?: unknown; readonly code?: unknown }
  if ((status === 200 || status === 201) && taken === mid) return { name: 'sent' }
  // Anything that is not our own server's word, such as the page of a café's network.
  if (typeof code !== 'string') return { name: status >= 500 ? 'busy' : 'offline' }
  if (code === 'report-unknown') return { name: 'unknown' }
  if (code === 'too-many') return { name: 'too-many' }
  return { name: status >= 500 ? 'busy' : 'refused' }
}
