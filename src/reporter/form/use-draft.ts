import { defineStore } from 'pinia'
import { reactive } from 'vue'
import { KINDS, type Kind } from '../../contract/taxonomy/types.ts'
import { type Draft, emptyDraft, isEmpty } from './draft.ts'
import { type DraftsByCategory, deleteKeptDrafts, keepDrafts, restoreDrafts } from './kept-drafts.ts'

const PAUSE_MS = 600

/** What is being filled in, one draft for each category that was begun. Survives a reload; gone when sent, discarded or left in a hurry. */
export const useDraft = defineStore('draft', () => {
  const drafts = reactive<Partial<Record<Kind, DraftsByCategory>>>({})
  const restored = new Set<Kind>()
  const sheets: Partial<Record<Kind, string>> = {}
  let timer: ReturnType<typeof setTimeout> | undefined

  const ofKind = (kind: Kind): DraftsByCategory => {
    drafts[kind] ??= {}
    return drafts[kind]
  }

  function draftOf(kind: Kind, category: string): Draft {
    const known = ofKind(kind)
    known[category] ??= emptyDraft()
    return known[category]
  }

  /** Brings back what an earlier load of this page left; what was typed meanwhile stays. */
  async function restore(kind: Kind, sheet: string): Promise<boolean> {
    sheets[kind] = sheet
    if (restored.has(kind)) return false
    restored.add(kind)
    const kept = await restoreDrafts(kind, sheet)
    const known = ofKind(kind)
    for (const [category, draft] of Object.entries(kept)) {
      const begun = known[category]
      if (!begun) known[category] = draft
      else if (isEmpty(begun)) Object.assign(begun, draft)
    }
    return Object.keys(kept).length > 0
  }

  /** Writes the drafts away at once: before the camera opens, before an update, when the page is hidden. */
  async function keepNow(kind: Kind, sheet: string): Promise<void> {
    clearTimeout(timer)
    const begun = Object.entries(ofKind(kind)).filter(([, draft]) => !isEmpty(draft))
    if (begun.length) await keepDrafts(kind, sheet, Object.fromEntries(begun))
    else await deleteKeptDrafts(kind)
  }

  function keepSoon(kind: Kind, sheet: string): void {
    clearTimeout(timer)
    timer = setTimeout(() => void keepNow(kind, sheet), PAUSE_MS)
  }

  async function discard(kind: Kind, category: string, sheet: string): Promise<void> {
    Object.assign(draftOf(kind, category), emptyDraft(), {
      issuerLevel: undefined,
      issuer: undefined,
      period: undefined,
      place: undefined,
    })
    await keepNow(kind, sheet)
  }

  /** Before the page is loaded anew. */
  async function keepAll(): Promise<void> {
    for (const kind of KINDS) if (sheets[kind]) await keepNow(kind, sheets[kind])
  }

  return { draftOf, restore, keepSoon, keepNow, keepAll, discard }
})
