import { isGridLevel } from '../../../contract/place-code.ts'
import { sheetsPerPage } from '../../../contract/sheet.ts'
import type { SheetLook } from '../../../contract/staff/printing.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import { pageSvg } from '../../sheets/page-svg.ts'
import { placeSheets } from '../../sheets/pages.ts'
import type { SheetContent } from '../../sheets/types.ts'
import type { PosterRow } from '../../store/types.ts'
import { sheetContents } from '../sheet-content.ts'
import { drawSheet } from './draw-sheet.ts'
import type { PrintWorld } from './print-world.ts'

/** Its check character is wrong, so that no server opens it. */
export const SAMPLE_CODE = '0000000000'
/** In the place of the name: title and words are what somebody is looking at. */
const SAMPLE_NAME = '样张，不能使用'

/**
 * A page filled with the sheet of a place, or of the first place below it that has a code. Where none has one it is a sample that
 * says so, and its code leads nowhere.
 */
export async function previewPage(world: PrintWorld, look: SheetLook, place: string): Promise<string> {
  const { kind, layout, design } = look
  const [poster] = await world.store.posters.page({ kind, place, state: 'active' }, 1)
  const content = poster ? await contentOf(world, poster) : await sample(world, kind, place)
  const drawing = drawSheet(content, layout, design)
  const spot = placeSheets(layout)
  const sheets = Array.from({ length: sheetsPerPage(layout) }, () => ({ content, drawing, ...spot('') }))
  return pageSvg(sheets, layout)
}

async function contentOf({ store, common }: PrintWorld, poster: PosterRow): Promise<SheetContent> {
  for await (const { content } of sheetContents(store, common, [poster])) return content
  throw new Error(`No sheet came of the poster ${poster.code}.`)
}

async function sample(world: PrintWorld, kind: Kind, place: string): Promise<SheetContent> {
  const path = await world.store.places.path(place)
  // A burden sheet names no village, and neither does its sample.
  const shown = kind === 'burden' ? path.find(({ level }) => !isGridLevel(level)) : path[0]
  const poster = { code: SAMPLE_CODE, kind, place: shown?.code ?? place, created: '', revoked: null }
  const content = await contentOf(world, poster)
  return { ...content, above: content.name, name: SAMPLE_NAME }
}
