import type { NamedPlace } from '../../../contract/staff/places.ts'
import type { PrintOrder } from '../../../contract/staff/printing.ts'
import { unprintable } from '../../sheets/fonts.ts'
import { placeSheets } from '../../sheets/pages.ts'
import type { PrintCounts, PrintSheet } from '../../store/posters/print-types.ts'
import type { Sheet } from '../sheet-content.ts'

/** Unprintable names that are told of one by one; a font that lacks more lacks Chinese. */
const MOST_NAMES = 200

interface CountedSheet {
  readonly sheet: Sheet
  readonly digest: string
}

/** Counts sheets as they come, in the order of printing: copies, pages, names that cannot be printed. */
export function sheetCounter({ layout, copies }: Pick<PrintOrder, 'layout' | 'copies'>) {
  const place = placeSheets(layout)
  const totals = { codes: 0, sheets: 0, pages: 0 }
  const names: NamedPlace[] = []

  const count = ({ sheet, digest }: CountedSheet): PrintSheet => {
    const { poster, county, villages, content } = sheet
    const number = copies === 'villages' ? villages : copies
    const { page } = place(county.code)
    totals.pages = page
    for (let copy = 1; copy < number; copy++) totals.pages = place(county.code).page
    totals.sheets += number
    if (names.length < MOST_NAMES && unprintable(content.name + content.above).length > 0)
      names.push({ code: poster.place, name: content.name })
    return { position: totals.codes++, poster: poster.code, county: county.code, copies: number, page, digest }
  }
  return {
    add: (sheets: readonly CountedSheet[]): PrintSheet[] => sheets.map(count),
    counts: (): Omit<PrintCounts, 'made'> => ({ ...totals, unprintable: names }),
  }
}
