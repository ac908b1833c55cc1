import {
  isPartLevel,
  isPlaceCode,
  LONGEST_PLACE_NAME,
  PART_LETTERS,
  PLACE_LEVELS,
  type PlaceLevel,
} from '../../../contract/place-code.ts'
import { REGISTER_COLUMNS } from '../../../contract/staff/places.ts'
import { type CsvFaults, type CsvLine, csvFaults, readCsvLines } from '../csv-lines.ts'
import type { PlaceRow } from '../types.ts'
import { textOf } from './register-file.ts'

const WITH_SUCCESSOR = [...REGISTER_COLUMNS, 'successor'] as const
export const PLACE_HEADER = REGISTER_COLUMNS.join(',')
/** What our own export puts before a cell that a spreadsheet program would run; it is no part of the name. */
const GUARDED = /^'(?=[=+\-@])/

export type LevelOf = (code: string) => PlaceLevel | undefined

export interface RegisterRows {
  readonly name: 'rows'
  readonly rows: readonly PlaceRow[]
  /** Places that the table gives a successor: they have ceased and are none of the rows. */
  readonly successors: ReadonlyMap<string, string>
}

type Line = CsvLine<(typeof REGISTER_COLUMNS)[number]> & { readonly record: { readonly successor?: string } }

/**
 * Reads the register table `code,name,level,parent_code`, with or without `successor` (UTF-8, with or without BOM, LF or CRLF).
 *
 * @param content the file as it is, or its text
 * @param levelOf level of a place the store has already; a parent may be in the file or there
 */
export function readPlaceCsv(content: string | Uint8Array, levelOf: LevelOf): RegisterRows | CsvFaults {
  const decoded = textOf(content)
  if (decoded.name === 'faults') return decoded
  const { text } = decoded
  const read = readCsvLines(text, hasSuccessors(text) ? WITH_SUCCESSOR : REGISTER_COLUMNS, 'places')
  if (read.name === 'faults') return read
  const lines: readonly Line[] = read.lines
  const inForce = lines.filter(({ record }) => !record.successor)
  const found = [...lineFaults(lines), ...parentFaults(inForce, levelOf)]
  if (found.length > 0) return csvFaults(found)
  return {
    name: 'rows',
    rows: inForce.map(({ record }) => ({
      code: record.code,
      name: record.name.replace(GUARDED, ''),
      level: record.level as PlaceLevel,
      parent: record.parent_code || null,
    })),
    successors: new Map(
      lines.flatMap(({ record: { code, successor } }) => (successor ? [[code, successor] as const] : [])),
    ),
  }
}

const hasSuccessors = (text: string): boolean => /^\ufeff?[^\r\n]*,successor[ \t]*(?:\r|\n|$)/.test(text)

/**
 * Characters of a country's own (in two villages) are visible where their font is; what turns a line around or cannot be seen is
 * no part of a name.
 *
 * @returns why this is no name of a place
 */
export const nameFault = (code: string, name: string): string | undefined =>
  name === '' || name.length > LONGEST_PLACE_NAME || /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/u.test(name)
    ? `the name of ${code} must have 1 to ${LONGEST_PLACE_NAME} visible characters.`
    : undefined

function lineFaults(lines: readonly Line[]): string[] {
  const first = new Map<string, number>()
  return lines.flatMap(({ record, info }) => {
    const { code, name, level, successor } = record
    const at = `Line ${info.lines}:`
    const before = first.get(code)
    first.set(code, before ?? info.lines)
    const wrong = codeFault(code, level)
    if (wrong) return [`${at} ${wrong}`]
    if (before !== undefined) return [`${at} the code ${code} stands in line ${before} already.`]
    const unnamed = nameFault(code, name)
    if (unnamed) return [`${at} ${unnamed}`]
    if (!PLACE_LEVELS.some((known) => known === level) || level === 'area')
      return [
        `${at} the level "${level}" must be one of ${PLACE_LEVELS.filter((known) => known !== 'area').join(', ')}.`,
      ]
    if (successor && !isPlaceCode(successor)) return [`${at} the successor "${successor}" of ${code} must be a code.`]
    return []
  })
}

function codeFault(code: string, level: string): string | undefined {
  if (!isPartLevel(level)) return /^[0-9]{12}$/.test(code) ? undefined : `the code "${code}" must have 12 digits.`
  const letter = PART_LETTERS[level]
  return isPlaceCode(code) && code[13] === letter
    ? undefined
    : `the code "${code}" of a ${level} must be that of its village and -${letter}001 to -${letter}999.`
}

function parentFaults(lines: readonly Line[], levelOf: LevelOf): string[] {
  const given = new Map(lines.map(({ record }) => [record.code, record.level as PlaceLevel]))
  return lines.flatMap(({ record, info }) => {
    const { code, level, parent_code: parent } = record
    const at = `Line ${info.lines}:`
    if (parent === '')
      return level === 'province' ? [] : [`${at} ${code} has no parent_code; only a province may have none.`]
    const above = given.get(parent) ?? levelOf(parent)
    if (above === undefined)
      return [`${at} the parent ${parent} of ${code} is neither in this file nor imported before.`]
    const rank = PLACE_LEVELS.indexOf(level as PlaceLevel)
    if (rank >= 0 && PLACE_LEVELS.indexOf(above) >= rank)
      return [`${at} the parent ${parent} of ${code} must be of a higher level.`]
    // Codes roll up by their beginnings: a building below another village would be counted there and found here.
    return isPartLevel(level) &&
      (parent.slice(0, 12) !== code.slice(0, 12) || !(above === 'village' || isPartLevel(above)))
      ? [`${at} ${code} must lie below its village ${code.slice(0, 12)} or a grid of it, not below ${parent}.`]
      : []
  })
}
