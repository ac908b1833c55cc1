import { PLACE_CODE, PLACE_LEVELS, type PlaceLevel } from '../../../contract/place-code.ts'
import { type CsvFaults, type CsvLine, csvFaults, readCsvLines } from '../csv-lines.ts'
import type { PlaceRow } from '../types.ts'

const COLUMNS = ['code', 'name', 'level', 'parent_code'] as const
const CODE = new RegExp(PLACE_CODE)
const LONGEST_NAME = 60

export type CsvOutcome = { readonly name: 'rows'; readonly rows: readonly PlaceRow[] } | CsvFaults

type Line = CsvLine<(typeof COLUMNS)[number]>

/**
 * Reads the register table `code,name,level,parent_code` (UTF-8, with or without BOM, LF or CRLF).
 *
 * @param bytes the file as it is
 * @param levelOf level of a place the store has already; a parent may be in the file or there
 */
export function readPlaceCsv(bytes: Uint8Array, levelOf: (code: string) => PlaceLevel | undefined): CsvOutcome {
  const text = decode(bytes)
  if (typeof text !== 'string') return text
  const read = readCsvLines(text, COLUMNS, 'places')
  if (read.name === 'faults') return read
  const { lines } = read
  const found = [...lineFaults(lines), ...parentFaults(lines, levelOf)]
  if (found.length > 0) return csvFaults(found)
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

function decode(bytes: Uint8Array): string | CsvFaults {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length
    return csvFaults([
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
