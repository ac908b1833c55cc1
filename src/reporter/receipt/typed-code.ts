import { isReceiptCode, normalizeReceiptCode, RECEIPT_CODE_LENGTH } from '../../contract/receipt-code.ts'

export type TypedCode =
  | { readonly name: 'empty' }
  | { readonly name: 'letters' }
  | { readonly name: 'short'; readonly left: number }
  | { readonly name: 'long' }
  | { readonly name: 'wrong' }
  | { readonly name: 'whole'; readonly code: string }

/** What a receipt code typed so far is: a slip is caught when the last digit stands there, before anything is asked of the server. */
export function typedCode(text: string): TypedCode {
  const code = normalizeReceiptCode(text)
  if (!code) return { name: 'empty' }
  if (!/^[0-9]*$/.test(code)) return { name: 'letters' }
  const left = RECEIPT_CODE_LENGTH - code.length
  if (left > 0) return { name: 'short', left }
  if (left < 0) return { name: 'long' }
  return isReceiptCode(code) ? { name: 'whole', code } : { name: 'wrong' }
}

/** Groups of four while typing, as long as it is digits; `at` digits stand before the cursor, which stays behind the same one. */
export function grouped(text: string, cursor: number): { readonly text: string; readonly cursor: number } {
  const code = normalizeReceiptCode(text)
  if (!/^[0-9]*$/.test(code)) return { text, cursor }
  const before = normalizeReceiptCode(text.slice(0, cursor)).length
  const spaces = Math.max(0, Math.ceil(before / 4) - 1)
  return { text: (code.match(/.{1,4}/g) ?? []).join(' '), cursor: before + spaces }
}
