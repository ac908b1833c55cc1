import { parse } from 'csv-parse/sync'
import { PLACE_CODE, PLACE_LEVELS, type PlaceLevel } from '../../../contract/place-code.ts'
import type { PlaceRow } from '../types.ts'

const COLUMNS = ['code', 'name', 'level', 'parent_code'] as const
const CODE = new RegExp(PLACE_CODE)
const LONGEST_NAME = 60
const MOST_FAULTS = 20

export type CsvOutcome =
  | { readonly name: 'rows'; readonly rows: readonly PlaceRow[] }
  /** Each names the line and what is wrong with it. Nothing may be imported. */
  | { readonly name: 'faults'; readonly faults: readonly string[] }

interface Line {
  readonly record: Readonly<Record<(typeof COLUMNS)[number], string>>
  readonly info: { readonly lines: number }
}

/**
 * Reads the register table `code,name,level,parent_code` (UTF-8, with or without BOM, LF or CRLF).
 *
 * @param bytes the file as it is
 * @param levelOf level of a place the store has already; a parent may be in the file or there
 */
export function readPlaceCsv(bytes: Uint8Array, levelOf: (code: string) => PlaceLevel | undefined): CsvOutcome {
  const text = decode(bytes)
  if (typeof text !== 'string') return text
  const header = text.split(/\r?\n/, 1)[0]?.trim() ?? ''
  if (header !== COLUMNS.join(','))
    return faults([`Line 1: the header must be "${COLUMNS.join(',')}", but is "${header.slice(0, 80)}".`])
  let lines: Line[]
  try {
    lines = parse(text, {
      columns: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as Line[]
  } catch (error) {
    const { message, lines: line } = error as Error & { lines?: number }
    return faults([`Line ${line ?? '?'}: ${message}.`])
  }
  if (lines.length === 0) return faults(['The file has a header, but no places.'])
  const found = [...lineFaults(lines), ...parentFaults(lines, levelOf)]
  if (found.length > 0) return faults(found)
  return {
    name: 'rows',
    rows: lines.map(({ record }) => ({
      code: record.code,
      name: record.name,
      level: record.level as PlaceLevel,
      parent: record.parent_code || null,
    })),
  }
}

const faults = (found: readonly string[]): CsvOutcome => ({
  name: 'faults',
  faults:
    found.length > MOST_FAULTS ? [...found.slice(0, MOST_FAULTS), `… and ${found.length - MOST_FAULTS} more.`] : found,
})

function decode(bytes: Uint8Array): string | CsvOutcome {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length
    return faults([
      `Line ${line} is not UTF-8; the file may be in GBK. Save it as "CSV UTF-8" in the spreadsheet program and import it again.`,
    ])
  }
}

function lineFaults(lines: readonly Line[]): string[] {
  const first = new Map<string, number>()
  return lines.flatMap(({ record, info }) => {
    const { code, name, level } = record
    const at = `Line ${info.lines}:`
    const before = first.get(code)
    first.set(code, before ?? info.lines)
    if (!CODE.test(code) || code.includes('A')) return [`${at} the code "${code}" must have 12 digits.`]
    if (before !== undefined) return [`${at} the code ${code} stands in line ${before} already.`]
    if (name === '' || name.length > LONGEST_NAME || /\p{C}/u.test(name))
      return [`${at} the name of ${code} must have 1 to ${LONGEST_NAME} visible characters.`]
    if (!PLACE_LEVELS.some((known) => known === level) || level === 'area')
      return [
        `${at} the level "${level}" must be one of ${PLACE_LEVELS.filter((known) => known !== 'area').join(', ')}.`,
      ]
    return []
  })
}

function parentFaults(lines: readonly Line[], levelOf: (code: string) => PlaceLevel | undefined): string[] {
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
    return rank >= 0 && PLACE_LEVELS.indexOf(above) >= rank
      ? [`${at} the parent ${parent} of ${code} must be of a higher level.`]
      : []
  })
}
