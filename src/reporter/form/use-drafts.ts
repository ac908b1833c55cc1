import { defineStore } from 'pinia'
import { reactive } from 'vue'
import { KINDS, type Kind } from '../../contract/taxonomy/types.ts'
import { type Draft, emptyDraft, isEmpty } from './draft.ts'
import type { DraftsByCategory } from './kept-drafts.ts'

const PAUSE_MS = 600

const keeping = () => import('./kept-drafts.ts')

/** What is being filled in, one draft for each category that was begun. Survives a reload; gone when sent, discarded or left in a hurry. */
export const useDrafts = defineStore('drafts', () => {
  const begun = reactive<Partial<Record<Kind, DraftsByCategory>>>({})
  const restored = new Set<Kind>()
  const sheets: Partial<Record<Kind, string>> = {}
  let timer: ReturnType<typeof setTimeout> | undefined

  const ofKind = (kind: Kind): DraftsByCategory => {
    begun[kind] ??= {}
    return begun[kind]
  }

  function of(kind: Kind, category: string): Draft {
    const known = ofKind(kind)
    known[category] ??= emptyDraft()
    return known[category]
  }

  /**
   * Brings back what an earlier load of this page left; what was typed meanwhile stays.
   *
   * @returns whether there was something for this category
   */
  async function restore(kind: Kind, category: string, sheet: string): Promise<boolean> {
    sheets[kind] = sheet
    if (restored.has(kind)) return false
    restored.add(kind)
    const kept = await keeping().then(
      ({ restoreDrafts }) => restoreDrafts(kind, sheet),
      (): DraftsByCategory => ({}),
    )
    for (const [name, draft] of Object.entries(kept)) {
      const known = of(kind, name)
      if (isEmpty(known)) Object.assign(known, draft)
    }
    return category in kept
  }

  /** Writes the drafts away at once: before the camera opens, before an update, when the page is hidden. */
  async function keepNow(kind: Kind, sheet: string): Promise<void> {
    clearTimeout(timer)
    const filled = Object.entries(ofKind(kind)).filter(([, draft]) => !isEmpty(draft))
    // Where nothing can be stored or fetched, drafts last as long as the page.
    const rooms = await keeping().catch(() => undefined)
    if (filled.length) await rooms?.keepDrafts(kind, sheet, Object.fromEntries(filled))
    else await rooms?.deleteKeptDrafts(kind)
  }

  function keepSoon(kind: Kind, sheet: string): void {
    clearTimeout(timer)
    timer = setTimeout(() => void keepNow(kind, sheet), PAUSE_MS)
  }

  /** Before the page is loaded anew. */
  async function keepAll(): Promise<void> {
    for (const kind of KINDS) if (sheets[kind]) await keepNow(kind, sheets[kind])
  }

  async function discard(kind: Kind, category: string, sheet: string): Promise<void> {
    const draft = of(kind, category)
    for (const answer of ['issuerLevel', 'issuer', 'period', 'place'] as const) delete draft[answer]
    Object.assign(draft, emptyDraft())
    await keepNow(kind, sheet)
  }

  /** Leaving in a hurry: nothing must be written away behind our back. */
  function forget(): void {
    clearTimeout(timer)
    restored.clear()
    for (const kind of KINDS) delete begun[kind]
  }

  return { begun, of, restore, keepNow, keepSoon, keepAll, discard, forget }
})
