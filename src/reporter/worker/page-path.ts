import { PAGES } from '../../contract/api.ts'
import { normalizePosterCode } from '../../contract/poster-code.ts'

const PLAIN_PAGES: readonly string[] = [PAGES.start, PAGES.outbox, PAGES.receipt, PAGES.board, PAGES.stored]

/**
 * The one spelling of a reporter's page, under which it is kept: a code typed in small letters is the page its poster opens.
 *
 * @returns undefined for everything that is no reporter's page (staff, API, documents): the worker leaves it alone
 */
export function pagePath(url: URL): string | undefined {
  if (PLAIN_PAGES.includes(url.pathname)) return url.pathname
  const code = url.pathname.match(/^\/p\/([^/]+)$/i)?.[1]
  return code === undefined ? undefined : PAGES.poster(normalizePosterCode(decoded(code)))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
