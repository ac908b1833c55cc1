import { isPosterCode, normalizePosterCode, POSTER_CODE_LENGTH } from '../../contract/poster-code.ts'

export type Scanned =
  | { readonly name: 'code'; readonly code: string }
  /** One of our addresses whose code has a slip in it: misread, or badly copied by a forger. */
  | { readonly name: 'mistyped' }
  | { readonly name: 'foreign' }

/** No address of ours is as long; a code may hold 7 000 characters. */
const LONGEST = 300

/**
 * What a scanned text is. Only the CODE is taken out of it and opened within the own origin: the scanned address itself is
 * never followed, shown or sent, or a sticker over our code could lead anywhere. An address printed with `http` is ours under
 * `https`, too; every other difference of host or port is somebody else's.
 *
 * @param origin of the page that scans
 */
export function scannedCode(text: string, origin: string): Scanned {
  if (text.length > LONGEST) return { name: 'foreign' }
  const bare = normalizePosterCode(text)
  if (bare.length === POSTER_CODE_LENGTH && isPosterCode(bare)) return { name: 'code', code: bare }
  const written = codeInAddress(text, origin)
  if (written === undefined) return { name: 'foreign' }
  const code = normalizePosterCode(written)
  return isPosterCode(code) ? { name: 'code', code } : { name: 'mistyped' }
}

function codeInAddress(text: string, origin: string): string | undefined {
  try {
    const { protocol, username, password, host, pathname } = new URL(text)
    if (!/^https?:$/.test(protocol) || username || password || host !== new URL(origin).host) return undefined
    const written = pathname.match(/^\/p\/([^/]+)\/?$/i)?.[1]
    return written === undefined ? undefined : decodeURIComponent(written)
  } catch {
    return undefined
  }
}
