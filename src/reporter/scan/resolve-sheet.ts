import type { PageData } from '../../contract/page-data.ts'
import type { Poster } from '../../contract/poster.ts'
import { isPosterCode } from '../../contract/poster-code.ts'
import type { Taxonomy } from '../../contract/taxonomy/types.ts'
import { fetchPoster, fetchTaxonomy } from './fetch-poster.ts'
import { firstOfflineSheet, type SheetState, serves, sheetOf } from './sheet.ts'
import { words } from './words.ts'

const memory = () => import('../queue/queue.ts')

/** The sheet of a code the page did not bring along: known to this phone, fetched, or begun with what all sheets share. */
export async function resolveSheet(code: string): Promise<SheetState> {
  if (!isPosterCode(code)) return { name: 'refused', code: 'poster-mistyped' }
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
    const [{ rememberPoster }, { areTrusted }] = await Promise.all([memory(), import('../../crypto/root-key.ts')])
    // A root key that has not signed what it came with must not pin itself.
    if (areTrusted(poster, poster.root)) await rememberPoster(poster, taxonomy)
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
