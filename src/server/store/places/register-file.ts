import { type CsvFaults, csvFaults } from '../csv-lines.ts'

/** A table as it was chosen: its bytes, or the text that a browser has made of them. */
export type RegisterFile = { readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array })

/** The text of a file, without BOM. A browser decodes by itself and leaves the same mark for what is not UTF-8. */
export function textOf(content: string | Uint8Array): { readonly name: 'text'; readonly text: string } | CsvFaults {
  const text = typeof content === 'string' ? content.replace(/^\ufeff/, '') : new TextDecoder().decode(content)
  const broken = text.indexOf('\ufffd')
  if (broken < 0) return { name: 'text', text }
  const line = text.slice(0, broken).split('\n').length
  return csvFaults([
    `Line ${line} is not UTF-8; the file may be in GBK. Save it as "CSV UTF-8" in the spreadsheet program and import it again.`,
  ])
}
