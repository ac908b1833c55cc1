import { LAYOUTS, type Layout, PAGE, sheetsPerPage } from '../../contract/sheet.ts'

/** Where one copy of a sheet stands: page from 1, millimetres from the page's upper left corner. */
export interface Spot {
  readonly page: number
  readonly x: number
  readonly y: number
}

/**
 * Gives each copy its spot, in the order asked: row by row, and a new page for each county, whose pages are a pile of their own.
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
