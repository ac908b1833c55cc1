import { PassThrough, type Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { ZipFile } from 'yazl'
import { LAYOUTS, type Layout } from '../../contract/sheet.ts'
import { measure } from './fonts.ts'
import { sheetSvg } from './to-svg.ts'
import type { DrawSheet, PlacedSheet } from './types.ts'

export interface ZipSettings {
  readonly layout: Layout
  readonly draw: DrawSheet
  /** The only time that stands in the file, YYYY-MM-DD. */
  readonly day: string
  /** Stops the work; the stream ends with its reason. */
  readonly signal?: AbortSignal
}

const COLUMNS = ['file', 'code', 'url', 'county', 'town', 'village', 'name', 'copies']
/** Longer ones make paths that unpacking refuses on some systems. */
const MOST_LETTERS = 60
export const LIST_NAME = 'list.csv'
/** Of 9. More takes the greater part of the time for a few hundredths of the size. */
const COMPRESSION = 3

/**
 * For a print shop: one drawing a sheet, as county/town/name-CODE.svg, grids and buildings in the folder of their village, and a table that says how many copies of each. Each sheet is
 * drawn when the one before it was read; whoever destroys the stream stops the work.
 *
 * @param onSheet called with the number of each sheet (from 1) when it is in the file; waited for
 */
export function writeZip(
  sheets: AsyncIterable<PlacedSheet>,
  settings: ZipSettings,
  onSheet: (sheet: number) => unknown,
): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  const gone = new AbortController()
  output.once('close', () => gone.abort())
  settings.signal?.addEventListener('abort', () => output.destroy(settings.signal?.reason), { once: true })
  if (settings.signal?.aborted) output.destroy(settings.signal.reason)
  fill(zip, sheets, settings, onSheet, gone.signal).catch((fault: Error) => output.destroy(fault))
  return output
}

async function fill(
  zip: ZipFile,
  sheets: AsyncIterable<PlacedSheet>,
  { layout, draw, day }: ZipSettings,
  onSheet: (sheet: number) => unknown,
  gone: AbortSignal,
): Promise<void> {
  const options = { mtime: new Date(`${day}T12:00:00`), forceDosTimestamp: true, compressionLevel: COMPRESSION }
  // A spreadsheet program takes UTF-8 for GBK without the mark, and runs a cell that begins like a formula.
  const list = stringify({
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    header: true,
    columns: COLUMNS,
  })
  let count = 0
  for await (const { content, county, town, village = '', copies } of sheets) {
    if (gone.aborted) return
    const file = `${pathOf(county.name, town, village, content.name)}-${content.code}.svg`
    // The archive remembers every stream it was given: one that still held its drawing would keep them all.
    const svg = new PassThrough()
    zip.addReadStream(svg, file, options)
    svg.end(sheetSvg(draw(content, LAYOUTS[layout], measure), content))
    await finished(svg, { signal: gone })
    const { code, url, name } = content
    list.write({ file, code, url, county: county.name, town, village, name, copies })
    await onSheet(++count)
  }
  list.end()
  zip.addReadStream(list, LIST_NAME, options)
  zip.end()
}

/** Names as every system takes them in a path; a level without a name is left out. */
const pathOf = (...names: string[]): string =>
  names
    .map((name) => Array.from(name.replace(/[\p{Cc}\\/:*?"<>|]/gu, '_').replace(/^[\s.]+|[\s.]+$/g, '')))
    .map((letters) => letters.slice(0, MOST_LETTERS).join(''))
    .filter((name) => name !== '')
    .join('/')
