import type { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import writeExcelFile from 'write-excel-file/node'
import type { SheetFormat } from '../../../contract/sheet.ts'
import type { ExportFormat } from '../../../contract/staff/tally.ts'
import type { Sheet } from '../../tally/sheet.ts'

export const EXPORT_MEDIA: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** A sheet as the bytes of a file, made while they are sent. */
export const writeSheet: Readonly<Record<ExportFormat, (sheet: Sheet) => Promise<Readable>>> = {
  async csv(sheet) {
    // A spreadsheet program takes UTF-8 for GBK without the mark, and runs a cell that begins like a formula.
    const lines = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true })
    for (const row of rowsOf(sheet)) lines.write(row)
    lines.end()
    return lines
  },
  async xlsx(sheet) {
    const cells = rowsOf(sheet).map((row, index) =>
      row.map((value) => (index === headerAt(sheet) ? { value, fontWeight: 'bold' as const } : { value })),
    )
    const file = writeExcelFile(cells, { sheet: SHEET_NAME, columns: WIDTHS, stickyRowsCount: headerAt(sheet) + 1 })
    return (file.toStream as () => Promise<Readable>)()
  },
}

const SHEET_NAME = '减负码'
const WIDTHS = [{ width: 18 }, { width: 30 }, { width: 16 }, { width: 16 }, { width: 16 }, { width: 16 }]

/** An empty row parts what the table is about from its columns. */
const rowsOf = ({ head, columns, rows }: Sheet) => [...head, [], columns, ...rows]
const headerAt = ({ head }: Sheet): number => head.length + 1

/** RFC 6266 and 5987: the name in Chinese for browsers, one in ASCII for what does not know better. */
export const attachment = (fileName: string, format: ExportFormat | SheetFormat): string =>
  `attachment; filename="jianfu.${format}"; filename*=UTF-8''${encodeURIComponent(`${fileName}.${format}`)}`
