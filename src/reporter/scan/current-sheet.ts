import { shallowRef } from 'vue'
import type { PageData } from '../../contract/page-data.ts'
import { type SheetState, serves, sheetOf } from './sheet.ts'

/** The sheet on screen. */
export const sheetState = shallowRef<SheetState>({ name: 'loading' })

let wanted = ''

/** At once when the page brought the sheet along: the first paint waits for nothing. Else from memory or the network. */
export function openSheet(code: string, { poster, taxonomy }: PageData): void {
  wanted = code
  if (poster?.code === code && serves(poster, taxonomy)) {
    sheetState.value = { name: 'ready', sheet: sheetOf(poster, taxonomy) }
    return
  }
  sheetState.value = { name: 'loading' }
  void import('./resolve-sheet.ts')
    .then(({ resolveSheet }) => resolveSheet(code))
    .catch((): SheetState => ({ name: 'needs-network' }))
    .then((found) => {
      if (wanted === code) sheetState.value = found
    })
}
