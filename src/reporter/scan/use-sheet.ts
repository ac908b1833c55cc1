import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PageData } from '../../contract/page-data.ts'
import type { Poster } from '../../contract/poster.ts'
import { isPosterCode } from '../../contract/poster-code.ts'
import type { Taxonomy } from '../../contract/taxonomy/types.ts'
import { fetchPoster, fetchTaxonomy, type PosterRefusal } from './fetch-poster.ts'
import { firstOfflineSheet, type Sheet, sheetOf } from './sheet.ts'
import { words } from './words.ts'

export type SheetState =
  | { readonly name: 'loading' }
  | { readonly name: 'ready'; readonly sheet: Sheet }
  | { readonly name: 'refused'; readonly code: PosterRefusal }
  | { readonly name: 'needs-network' }

const memory = () => import('../queue/queue.ts')

const serves = (poster: Poster, taxonomy: Taxonomy | undefined): taxonomy is Taxonomy =>
  !!taxonomy?.kinds[poster.kind].length

/** The sheet on screen: from the page itself, from what this phone remembers, from the server, or from what all sheets share. */
export const useSheet = defineStore('sheet', () => {
  const state = shallowRef<SheetState>({ name: 'loading' })
  let wanted = ''

  /** At once when the page brought the sheet along: the first paint waits for nothing. */
  function open(code: string, page: PageData): void {
    wanted = code
    const { poster, taxonomy } = page
    if (!isPosterCode(code)) state.value = { name: 'refused', code: 'poster-mistyped' }
    else if (poster?.code === code && serves(poster, taxonomy)) show(poster, taxonomy)
    else {
      state.value = { name: 'loading' }
      void resolve(code).then((found) => {
        if (wanted === code) state.value = found
      })
    }
  }

  const show = (poster: Poster, taxonomy: Taxonomy) => {
    state.value = { name: 'ready', sheet: sheetOf(poster, taxonomy) }
  }

  return { state, open }
})

async function resolve(code: string): Promise<SheetState> {
  const { recallPoster, recallOrigin } = await memory()
  const [known, origin] = await Promise.all([recallPoster(code), recallOrigin()])
  if (known && serves(known, origin?.taxonomy)) {
    return { name: 'ready', sheet: sheetOf(known, origin.taxonomy) }
  }
  const answer = await fetchPoster(code)
  if (answer.name === 'refused') return answer
  if (answer.name === 'found') {
    const taxonomy = (await fetchTaxonomy()) ?? origin?.taxonomy
    await remember(answer.poster, taxonomy)
    if (serves(answer.poster, taxonomy)) return { name: 'ready', sheet: sheetOf(answer.poster, taxonomy) }
  }
  if (!origin?.taxonomy) return { name: 'needs-network' }
  const { taxonomy } = origin
  return { name: 'ready', sheet: firstOfflineSheet(code, words.firstOfflineLabel, { ...origin, taxonomy }) }
}

async function remember(poster: Poster, taxonomy: Taxonomy | undefined): Promise<void> {
  try {
    await (await memory()).rememberPoster(poster, taxonomy)
  } catch {
    // The next visit asks again.
  }
}

/** After the first paint: keeps the page's sheet with the categories of both doors, for the day without a network. */
export async function rememberPage({ poster, taxonomy }: PageData): Promise<void> {
  if (!poster) return
  const whole = await fetchTaxonomy()
  const known = whole ? undefined : (await (await memory()).recallOrigin())?.taxonomy
  await remember(poster, whole ?? (known ? undefined : taxonomy))
}
