import type { Kind } from '../../contract/taxonomy/types.ts'
import type { Sheet } from '../scan/sheet.ts'
import type { ReceiptSecrets } from '../seal/types.ts'
import { answersOf, placeOf } from './answers.ts'
import type { Draft } from './draft.ts'

/** What became of a press on the button. Only `kept` leaves the form: in every other case the text is still in it. */
export type Submission =
  | {
      readonly name: 'kept'
      readonly secrets: ReceiptSecrets
      readonly persistent: boolean
      readonly callBack: boolean
    }
  /** No room for the photos; the reporter decides whether it goes without them. */
  | { readonly name: 'photosFull' }
  | { readonly name: 'full' }
  /** Part of the app has not been downloaded, and there is no network. */
  | { readonly name: 'not-loaded' }
  | { readonly name: 'keys' }
  /** Not the operator's root key, which this phone knows, has signed the sheet's keys: nothing may be sealed to them. */
  | { readonly name: 'keys-unsigned' }
  /** The phone's storage failed for a reason of its own. */
  | { readonly name: 'not-stored' }

export type Failure = Exclude<Submission['name'], 'kept'>

export const loadSealing = () =>
  Promise.all([import('../seal/seal-report.ts'), import('../queue/queue.ts'), import('../../crypto/root-key.ts')])
export const loadSecrets = async (): Promise<ReceiptSecrets> =>
  (await import('../seal/receipt-secrets.ts')).makeReceiptSecrets()

/** Seals the report and puts it into the queue. Whether it was sent is for the sync room to say, never for the form. */
export async function submitReport(
  sheet: Sheet,
  kind: Kind,
  category: string,
  draft: Draft,
  making: Promise<ReceiptSecrets>,
): Promise<Submission> {
  const rooms = await Promise.all([loadSealing(), making]).catch(() => undefined)
  if (!rooms) return { name: 'not-loaded' }
  const [[{ sealReport }, { askPersistence, enqueue, recallOrigin }, { areTrusted }], secrets] = rooms
  const { keys, serverKeys } = sheet
  const pinned = (await recallOrigin().catch(() => undefined))?.root
  if (!areTrusted({ ...keys, serverKeys }, pinned)) return { name: 'keys-unsigned' }
  const place = placeOf(draft, sheet)
  const meta = {
    kind,
    poster: sheet.code,
    serverKeys,
    ...(place
      ? { place: place.code, ...(place.cap !== '' && { cap: place.cap }) }
      : { level: kind === 'burden' ? ('area' as const) : ('village' as const) }),
  }
  const sealed = await sealReport(answersOf(draft, kind, category, sheet), secrets, keys).catch(() => undefined)
  if (!sealed) return { name: 'keys' }
  const outcome = await enqueue(sealed, meta).catch(() => undefined)
  if (!outcome) return { name: 'not-stored' }
  if (outcome.name === 'quota') return { name: draft.photos.length ? 'photosFull' : 'full' }
  void askPersistence()
  const persistent = outcome.name === 'duplicate' || outcome.persistent
  return { name: 'kept', secrets, persistent, callBack: kind === 'grid' && draft.contact.trim() !== '' }
}
