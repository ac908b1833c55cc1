import { isPlaceCode, LONGEST_PLACE_NAME, PLACE_LEVELS } from '../../../contract/place-code.ts'

/** What can be wrong with a line, in the order in which it is looked for. */
export const LINE_FAULTS = ['columns', 'code', 'twice', 'name', 'level', 'parent'] as const
export type LineFault = (typeof LINE_FAULTS)[number]

export interface FaultyLine {
  /** From 1, as a spreadsheet counts. */
  readonly line: number
  readonly fault: LineFault
  readonly text: string
}

const LEVELS: readonly string[] = PLACE_LEVELS.filter((level) => level !== 'area')

/**
 * Looks through a table of ours before it is sent, so that its faults are told at once and in the reader's language. The server
 * looks for itself; whether a place above is known there, it alone can say. Lines with quotes are left to it.
 */
export function faultyLines(table: string): FaultyLine[] {
  const [header = '', ...lines] = table.split(/\r\n|\n|\r/)
  const columns = header.split(',').length
  const codes = new Set<string>()
  return lines.flatMap((text, index): FaultyLine[] => {
    if (text.trim() === '' || text.includes('"')) return []
    const fault = faultOf(
      text.split(',').map((cell) => cell.trim()),
      columns,
      codes,
    )
    return fault ? [{ line: index + 2, fault, text: text.trim() }] : []
  })
}

function faultOf(cells: readonly string[], columns: number, codes: Set<string>): LineFault | undefined {
  const [code = '', name = '', level = '', parent = ''] = cells
  if (cells.length !== columns) return 'columns'
  if (!isPlaceCode(code) || code.includes('A')) return 'code'
  if (codes.has(code)) return 'twice'
  codes.add(code)
  if (name === '' || name.length > LONGEST_PLACE_NAME) return 'name'
  if (!LEVELS.includes(level)) return 'level'
  return (parent === '') !== (level === 'province') || (parent !== '' && !isPlaceCode(parent)) ? 'parent' : undefined
}
