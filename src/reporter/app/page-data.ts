import { PAGE_DATA_ID, type PageData } from '../../contract/page-data.ts'

/** What the server wrote into the page; nothing in a page that came from the offline shell. */
export function readPageData(): PageData {
  try {
    return JSON.parse(document.getElementById(PAGE_DATA_ID)?.textContent ?? '{}') as PageData
  } catch {
    return {}
  }
}

/** What the server wrote about the operator, on pages that bring no sheet along. Read before the app takes the shell's place. */
export const shellFoot: readonly string[] = [...document.querySelectorAll('.foot p')].map(
  (line) => line.textContent ?? '',
)
