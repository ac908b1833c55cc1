import type { Readable } from 'node:stream'
import { DESIGN_OF } from '../../sheets/designs/designs.ts'
import { writePdf } from '../../sheets/to-pdf.ts'
import { writeZip } from '../../sheets/to-zip.ts'
import type { PlacedSheet } from '../../sheets/types.ts'
import type { PrintRunRow } from '../../store/posters/print-types.ts'

/** The file of a run. @param onStep told how many pages, or sheets of a ZIP, are drawn */
export function writeFile(
  sheets: AsyncIterable<PlacedSheet>,
  { order }: PrintRunRow,
  day: string,
  onStep: (done: number) => void,
): Readable {
  const { layout, design, format } = order
  const settings = { layout, draw: DESIGN_OF[design], title: TITLE, day }
  return format === 'pdf' ? writePdf(sheets, settings, onStep) : writeZip(sheets, settings, onStep)
}

const TITLE = '减负码'
