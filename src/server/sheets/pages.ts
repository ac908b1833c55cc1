import { LAYOUTS, type Layout, PAGE, sheetsPerPage } from '../../contract/sheet.ts'

/** What the order of pages depends on: sheets of a county come together, and go out to it together. */
export interface CountedSheet {
  readonly county: string
  readonly copies: number
}

/** Where one copy of a sheet stands: page from 1, millimetres from the page's upper left corner. */
export interface Spot {
  readonly page: number
  readonly x: number
  readonly y: number
}

/**
 * Gives each copy its spot, in the order asked: row by row, and a new page for each county.
 * Counting pages and writing them both ask here, so that a run never ends on another page than it was said to.
 */
export function placeSheets(layout: Layout): (county: string) => Spot {
  const { across, down, width, height } = LAYOUTS[layout]
  const most = sheetsPerPage(layout)
  const top = (PAGE.height - down * height) / 2
  const left = (PAGE.width - across * width) / 2
  let page = 0
  let taken = most
  let last: string | undefined
  return (county) => {
    if (taken === most || county !== last) {
      page++
      taken = 0
      last = county
    }
    const slot = taken++
    return { page, x: left + (slot % across) * width, y: top + Math.floor(slot / across) * height }
  }
}

/**
 * Page of each sheet's first copy (from 1) and the number of all pages, without drawing anything. A sheet of no copies has the page
 * of the sheet before it.
 */
export function pagesOf(
  sheets: Iterable<CountedSheet>,
  layout: Layout,
): { readonly first: readonly number[]; readonly total: number } {
  const place = placeSheets(layout)
  const first: number[] = []
  let total = 0
  for (const { county, copies } of sheets) {
    const pages = Array.from({ length: copies }, () => place(county).page)
    first.push(pages[0] ?? total)
    total = pages.at(-1) ?? total
  }
  return { first, total }
}
