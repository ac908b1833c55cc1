import { KINDS, type Kind } from '../../contract/taxonomy/types.ts'
import { type Draft, emptyDraft, type Photo } from './draft.ts'
import { fromBase64, toBase64 } from './photo/base64.ts'

export type DraftsByCategory = Record<string, Draft>

/** Where the random names of drafts are noted: for a burden only as long as this tab lives, like the key that opens it. */
const notesOf = (kind: Kind): Storage => (kind === 'burden' ? sessionStorage : localStorage)
/** Each sheet has its own: who looks at another village's must not lose what was begun on the first. */
const PREFIX = 'form '
const noteOf = (sheet: string): string => PREFIX + sheet
const notedIn = (notes: Storage): string[] =>
  Array.from({ length: notes.length }, (_, index) => notes.key(index) ?? '').filter((note) => note.startsWith(PREFIX))

type KeptForm = Record<string, Omit<Draft, 'photos'> & { readonly photos: readonly string[] }>

const queueRoom = () => import('../queue/queue.ts')
const cipher = () => import('../seal/draft-cipher.ts')

let last: Promise<unknown> = Promise.resolve()

/**
 * One after the other: a slow writing that ends after the deletion would leave behind what was sent. Drafts are best effort:
 * where nothing can be stored, they last as long as the page.
 */
function inTurn<Result>(what: () => Promise<Result>): Promise<Result | undefined> {
  const done = last.then(what).catch(() => undefined)
  last = done
  return done
}

export const keepDrafts = (kind: Kind, sheet: string, drafts: DraftsByCategory): Promise<unknown> =>
  inTurn(async () => {
    const text = JSON.stringify(mapValues(drafts, packed) satisfies KeptForm)
    const { saveDraft, randomKey } = await queueRoom()
    const name = notesOf(kind).getItem(noteOf(sheet)) ?? randomKey()
    notesOf(kind).setItem(noteOf(sheet), name)
    const bytes =
      kind === 'burden'
        ? await (await cipher()).sealDraft(text)
        : (new TextEncoder().encode(text).buffer as ArrayBuffer)
    await saveDraft(name, bytes)
  })

/** What this phone kept for the sheet. */
export async function restoreDrafts(kind: Kind, sheet: string): Promise<DraftsByCategory> {
  const drafts = await inTurn(async () => {
    const name = notesOf(kind).getItem(noteOf(sheet))
    const bytes = name && (await (await queueRoom()).loadDraft(name))
    if (!bytes) return {}
    const text = kind === 'burden' ? await (await cipher()).openDraft(bytes) : new TextDecoder().decode(bytes)
    return mapValues(JSON.parse(text ?? '{}') as KeptForm, unpacked)
  })
  return drafts ?? {}
}

export const deleteKeptDrafts = (kind: Kind, sheet: string): Promise<unknown> =>
  inTurn(() => deleteNoted(kind, [noteOf(sheet)]))

/** Those of every sheet. What this tab wrote of burdens is unreadable at once, whatever becomes of the rest. */
export async function deleteAllDrafts(): Promise<void> {
  const unreadable = cipher().then(({ forgetDraftKey }) => forgetDraftKey())
  await Promise.all([unreadable, ...KINDS.map((kind) => inTurn(() => deleteNoted(kind, notedIn(notesOf(kind)))))])
}

async function deleteNoted(kind: Kind, noted: readonly string[]): Promise<void> {
  const notes = notesOf(kind)
  const { deleteDraft } = await queueRoom()
  for (const note of noted) {
    const name = notes.getItem(note)
    notes.removeItem(note)
    if (name) await deleteDraft(name)
  }
  if (kind === 'burden' && notedIn(notes).length === 0) (await cipher()).forgetDraftKey()
}

const packed = (draft: Draft) => ({ ...draft, photos: draft.photos.map(textOf) })

const unpacked = (kept: KeptForm[string]): Draft => ({
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
