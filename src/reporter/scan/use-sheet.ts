import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { PageData } from '../../contract/page-data.ts'
import { type SheetState, serves, sheetOf } from './sheet.ts'

/** The sheet on screen. */
export const useSheet = defineStore('sheet', () => {
  const state = shallowRef<SheetState>({ name: 'loading' })
  const sheet = computed(() => (state.value.name === 'ready' ? state.value.sheet : undefined))
  let wanted = ''

  /** At once when the page brought the sheet along: the first paint waits for nothing. Else from memory or the network. */
  function open(code: string, { poster, taxonomy }: PageData): void {
    wanted = code
    if (poster?.code === code && serves(poster, taxonomy)) {
      state.value = { name: 'ready', sheet: sheetOf(poster, taxonomy) }
      return
    }
    state.value = { name: 'loading' }
    void import('./resolve-sheet.ts')
      .then(({ resolveSheet }) => resolveSheet(code))
      .catch((): SheetState => ({ name: 'needs-network' }))
      .then((found) => {
        if (wanted === code) state.value = found
      })
  }

  return { state, sheet, open }
})
