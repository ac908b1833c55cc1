import { normalizePosterCode } from '../../contract/poster-code.ts'
import { KINDS, type Kind } from '../../contract/taxonomy/types.ts'

/** Where in the report page: only the fragment tells, so that neither history nor a proxy sees what is reported. */
export type Spot =
  | { readonly name: 'scan'; readonly kind?: Kind }
  | { readonly name: 'form'; readonly kind: Kind; readonly category: string }
  | { readonly name: 'other' }
  | { readonly name: 'receipt' }

export type Page =
  | { readonly name: 'poster'; readonly code: string; readonly spot: Spot }
  /** A sheet that is torn or fake: the one that was opened, or one whose code is typed. */
  | { readonly name: 'trouble'; readonly code?: string }
  | { readonly name: 'start' | 'camera' | 'outbox' | 'receipt' | 'board' | 'stored' }

export function spotOf(fragment: string): Spot {
  const [, head = '', category] = fragment.match(/^#\/?([a-z]*)(?:\/([A-Z]{3}))?$/) ?? []
  if (head === 'receipt' || head === 'other') return { name: head }
  const kind = KINDS.find((candidate) => candidate === head)
  if (!kind) return { name: 'scan' }
  return category ? { name: 'form', kind, category } : { name: 'scan', kind }
}

export function pageOf(path: string, fragment: string): Page {
  const [, head = '', rest = ''] = path.match(/^\/([^/]*)\/?(.*)$/) ?? []
  if (/^p$/i.test(head) && rest) {
    const code = normalizePosterCode(decode(rest))
    return fragment === '#/sheet' ? { name: 'trouble', code } : { name: 'poster', code, spot: spotOf(fragment) }
  }
  if (head === 'outbox' || head === 'receipt' || head === 'board' || head === 'stored') return { name: head }
  if (fragment === '#/sheet') return { name: 'trouble' }
  return { name: fragment === '#/scan' ? 'camera' : 'start' }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
