import type { Kind } from '../../contract/taxonomy/types.ts'
import { type Draft, emptyDraft, type Photo } from './draft.ts'
import { fromBase64, toBase64 } from './photo/base64.ts'

export type DraftsByCategory = Record<string, Draft>

/** Where the random name of a draft is noted: for a burden only as long as this tab lives, like the key that opens it. */
const NAME = 'form'
const noteOf = (kind: Kind): Storage => (kind === 'burden' ? sessionStorage : localStorage)

interface KeptForm {
  readonly sheet: string
  readonly drafts: Record<string, Omit<Draft, 'photos'> & { readonly photos: readonly string[] }>
}

const queueRoom = () => import('../queue/queue.ts')
const cipher = () => import('../seal/draft-cipher.ts')

/** Drafts are best effort: where nothing can be stored, they last as long as the page. */
async function attempt<Result>(what: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await what()
  } catch {
    return undefined
  }
}

export const keepDrafts = (kind: Kind, sheet: string, drafts: DraftsByCategory): Promise<unknown> =>
  attempt(async () => {
    const kept: KeptForm = { sheet, drafts: mapValues(drafts, packed) }
    const text = JSON.stringify(kept)
    const { saveDraft, randomKey } = await queueRoom()
    const name = noteOf(kind).getItem(NAME) ?? randomKey()
    noteOf(kind).setItem(NAME, name)
    const bytes =
      kind === 'burden'
        ? await (await cipher()).sealDraft(text)
        : (new TextEncoder().encode(text).buffer as ArrayBuffer)
    await saveDraft(name, bytes)
  })

/** What this phone kept for the sheet; drafts of another sheet stay where they are, for their own. */
export async function restoreDrafts(kind: Kind, sheet: string): Promise<DraftsByCategory> {
  const drafts = await attempt(async () => {
    const name = noteOf(kind).getItem(NAME)
    const bytes = name && (await (await queueRoom()).loadDraft(name))
    if (!bytes) return {}
    const text = kind === 'burden' ? await (await cipher()).openDraft(bytes) : new TextDecoder().decode(bytes)
    const kept = JSON.parse(text ?? 'null') as KeptForm | null
    return kept?.sheet === sheet ? mapValues(kept.drafts, unpacked) : {}
  })
  return drafts ?? {}
}

export const deleteKeptDrafts = (kind: Kind): Promise<unknown> =>
  attempt(async () => {
    const name = noteOf(kind).getItem(NAME)
    if (!name) return
    noteOf(kind).removeItem(NAME)
    await (await queueRoom()).deleteDraft(name)
    if (kind === 'burden') (await cipher()).forgetDraftKey()
  })

const packed = (draft: Draft) => ({ ...draft, photos: draft.photos.map(textOf) })

const unpacked = (kept: KeptForm['drafts'][string]): Draft => ({
  ...emptyDraft(),
  ...kept,
  photos: kept.photos.map((text, key) => ({ key: -1 - key, bytes: fromBase64(text) })),
})

/** Encoding a photo once is enough: its bytes never change. */
const texts = new WeakMap<ArrayBuffer, string>()

function textOf({ bytes }: Photo): string {
  const text = texts.get(bytes) ?? toBase64(bytes)
  texts.set(bytes, text)
  return text
}

function mapValues<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  const mapped: Record<string, To> = {}
  for (const [key, value] of Object.entries(record)) mapped[key] = map(value)
  return mapped
}
