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
  const restoring: Partial<Record<Kind, Promise<DraftsByCategory>>> = {}
  const sheets: Partial<Record<Kind, string>> = {}
  let timer: ReturnType<typeof setTimeout> | undefined
  let left = false

  const ofKind = (kind: Kind): DraftsByCategory => {
    begun[kind] ??= {}
    return begun[kind]
  }

  function of(kind: Kind, category: string): Draft {
    const known = ofKind(kind)
    known[category] ??= emptyDraft()
    return known[category]
  }

  /** A form of this sheet opens. What was begun on another stays where it was kept, for its own. */
  function enter(kind: Kind, sheet: string): void {
    const before = sheets[kind]
    sheets[kind] = sheet
    left = false
    if (before === undefined || before === sheet) return
    void keepNow(kind, before)
    delete begun[kind]
    delete restoring[kind]
  }

  /**
   * Brings back what an earlier load of this page left; what was typed meanwhile stays.
   *
   * @returns whether there was something for this category
   */
  async function restore(kind: Kind, category: string, sheet: string): Promise<boolean> {
    if (restoring[kind]) return false
    const known = ofKind(kind)
    restoring[kind] = keeping()
      .then(({ restoreDrafts }) => restoreDrafts(kind, sheet))
      .catch((): DraftsByCategory => ({}))
      .then((kept) => {
        for (const [name, draft] of Object.entries(kept)) {
          known[name] ??= emptyDraft()
          if (isEmpty(known[name])) Object.assign(known[name], draft)
        }
        return kept
      })
    return category in (await restoring[kind])
  }

  /** Writes the drafts away at once: before the camera opens, before an update, when the page is hidden. */
  async function keepNow(kind: Kind, sheet: string): Promise<void> {
    clearTimeout(timer)
    const known = ofKind(kind)
    // Before an earlier load's drafts are back, an empty form would delete them.
    await restoring[kind]
    const filled = Object.entries(known).filter(([, draft]) => !isEmpty(draft))
    // Where nothing can be stored or fetched, drafts last as long as the page.
    const rooms = await keeping().catch(() => undefined)
    if (left) return
    if (filled.length) await rooms?.keepDrafts(kind, sheet, Object.fromEntries(filled))
    else await rooms?.deleteKeptDrafts(kind, sheet)
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
    left = true
    for (const kind of KINDS) {
      delete begun[kind]
      delete restoring[kind]
    }
  }

  return { begun, enter, of, restore, keepNow, keepSoon, keepAll, discard, forget }
})
