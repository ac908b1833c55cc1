import { parse } from 'csv-parse/sync'

const MOST_FAULTS = 20

export interface CsvLine<Column extends string> {
  readonly record: Readonly<Record<Column, string>>
  readonly info: { readonly lines: number }
}

/** Each names the line and what is wrong with it. Nothing may be imported. */
export interface CsvFaults {
  readonly name: 'faults'
  readonly faults: readonly string[]
}

export const csvFaults = (found: readonly string[]): CsvFaults => ({
  name: 'faults',
  faults:
    found.length > MOST_FAULTS ? [...found.slice(0, MOST_FAULTS), `… and ${found.length - MOST_FAULTS} more.`] : found,
})

/**
 * Reads a table with exactly these columns, with or without BOM, LF or CRLF. What may stand in a line is the caller's to say.
 *
 * @param what the lines are of, in the plural
 * @returns at least one line; faults when the text is no such table
 */
export function readCsvLines<Column extends string>(
  text: string,
  columns: readonly Column[],
  what: string,
): { readonly name: 'lines'; readonly lines: readonly [CsvLine<Column>, ...(readonly CsvLine<Column>[])] } | CsvFaults {
  const content = text.replace(/^\ufeff/, '')
  const header = content.split(/\r?\n/, 1)[0]?.trim() ?? ''
  if (header !== columns.join(','))
    return csvFaults([`Line 1: the header must be "${columns.join(',')}", but is "${header.slice(0, 80)}".`])
  try {
    const [first, ...others] = parse(content, {
      columns: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as CsvLine<Column>[]
    if (!first) return csvFaults([`The file has a header, but no ${what}.`])
    return { name: 'lines', lines: [first, ...others] }
  } catch (error) {
    const { message, lines: line } = error as Error & { lines?: number }
    return csvFaults([`Line ${line ?? '?'}: ${message}.`])
  }
}
