import { REGISTER_LIMITS, type RegisterUpload } from '../../../contract/staff/places.ts'
import { type ReadFile, readChosen } from './read-chosen.ts'
import { type FaultyLine, faultyLines } from './table-faults.ts'
import { words } from './words.ts'

export type Prepared =
  | { readonly name: 'upload'; readonly upload: RegisterUpload }
  | { readonly name: 'refused'; readonly why: string; readonly lines?: readonly FaultyLine[] }

interface Choice {
  readonly files: readonly File[]
  readonly prefix: string
  readonly complete: boolean
}

/** What is sent of chosen files; what cannot be right is refused before anything is sent. */
export async function prepareUpload({ files, prefix, complete }: Choice): Promise<Prepared> {
  if (files.length > REGISTER_LIMITS.files) return refused(words.tooMany)
  const texts: { readonly name: string; readonly text: string }[] = []
  let tables = 0
  let bytes = 0
  for (const file of files) {
    const read = await readChosen(file, prefix)
    if (read.name !== 'read') return refused(unread(file.name, read))
    if (read.kind === 'table') tables++
    bytes += new Blob([read.text]).size
    if (bytes > REGISTER_LIMITS.bytes * ROOM_FOR_SIGNS) return refused(words.tooLarge)
    const lines = read.kind === 'table' ? faultyLines(read.text) : []
    if (lines.length > 0) return { name: 'refused', why: words.faulty(lines.length), lines }
    texts.push({ name: file.name.slice(-LONGEST_FILE_NAME), text: read.text })
  }
  if (tables > 0 && texts.length > 1) return refused(words.mixed)
  return { name: 'upload', upload: { files: texts, complete, ...(tables === 0 && prefix !== '' && { prefix }) } }
}

const LONGEST_FILE_NAME = 200
/** Line ends and quotes take two bytes on the way. */
const ROOM_FOR_SIGNS = 0.9

const refused = (why: string): Prepared => ({ name: 'refused', why })

function unread(file: string, read: Exclude<ReadFile, { name: 'read' }>): string {
  if (read.name === 'not-utf8') return words.notUtf8(file)
  return read.name === 'spreadsheet' ? words.spreadsheet(file) : words.unknown(file, read.header)
}
