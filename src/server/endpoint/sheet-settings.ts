import type { Operator } from '../../contract/poster.ts'
import type { SignedKeys } from '../../contract/signed-keys.ts'
import { SHEET_TEXTS, type SheetTexts } from '../../contract/staff/printing.ts'
import { fingerprint } from '../../crypto/fingerprint.ts'
import type { SettingStore, Store } from '../store/types.ts'
import type { Installation } from './installation.ts'

const TEXTS = 'sheet-texts'
/** PNG as `sheets/emblem.ts` has drawn it, base64; empty: none. */
const EMBLEM = 'emblem'

/** What stands on all sheets alike. */
export interface SheetCommon {
  /** Where the codes lead: scheme and host, no slash at the end. */
  readonly base: string
  readonly operator: Operator
  readonly texts: SheetTexts
  /** Of the operator's root key as phones show it; empty before there is one. */
  readonly fingerprint: string
  /** PNG. */
  readonly emblem?: Uint8Array
}

export async function readSheetCommon(
  { settings, keys }: Pick<Store, 'settings' | 'keys'>,
  { operator }: Pick<Installation, 'operator'>,
  base: string,
): Promise<SheetCommon> {
  const [texts, emblem, signed] = await Promise.all([readTexts(settings), keptEmblem(settings), keys.signed()])
  const root = signed === undefined ? undefined : (JSON.parse(signed) as SignedKeys).root
  return { base, operator, texts, fingerprint: root ? fingerprint(root) : '', ...(emblem && { emblem }) }
}

async function readTexts(settings: SettingStore): Promise<SheetTexts> {
  const kept = await settings.get(TEXTS)
  return kept === undefined ? SHEET_TEXTS : (JSON.parse(kept) as SheetTexts)
}

export const writeTexts = (settings: SettingStore, texts: SheetTexts): Promise<void> =>
  settings.set({ [TEXTS]: JSON.stringify(texts) })

export async function keptEmblem(settings: SettingStore): Promise<Uint8Array | undefined> {
  const kept = await settings.get(EMBLEM)
  return kept ? Buffer.from(kept, 'base64') : undefined
}

/** @param png undefined to have none any more */
export const keepEmblem = (settings: SettingStore, png: Uint8Array | undefined): Promise<void> =>
  settings.set({ [EMBLEM]: png === undefined ? '' : Buffer.from(png).toString('base64') })
