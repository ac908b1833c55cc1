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
  | { readonly name: 'start' | 'outbox' | 'receipt' | 'board' | 'stored' }

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
    return { name: 'poster', code: normalizePosterCode(decode(rest)), spot: spotOf(fragment) }
  }
  if (head === 'outbox' || head === 'receipt' || head === 'board' || head === 'stored') return { name: head }
  return { name: 'start' }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
