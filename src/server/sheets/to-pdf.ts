import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Font, GlyphRun } from 'fontkit'
import PDFDocument from 'pdfkit'
import { LAYOUTS, type Layout, PAGE } from '../../contract/sheet.ts'
import { codePath } from './code-path.ts'
import { cutMarks } from './cut-marks.ts'
import { fontOf, measure, setLine } from './fonts.ts'
import { placeSheets } from './pages.ts'
import { FONT_NAMES, type PdfParts, pdfMark } from './pdf-marks.ts'
import { pngUri } from './png-uri.ts'
import type { DrawSheet, Mark, PlacedSheet, Weight } from './types.ts'

export interface PdfSettings {
  readonly layout: Layout
  readonly draw: DrawSheet
  readonly title: string
  /** The only time that stands in the file, YYYY-MM-DD. */
  readonly day: string
  /** Stops the work; the stream ends with its reason. */
  readonly signal?: AbortSignal
}

const POINTS_PER_MM = 72 / 25.4
const NO_PARTS: PdfParts = { code: { path: '', side: 1 }, emblem: undefined }

/**
 * The sheets as pages to print. Nothing is drawn before it is read, and what was read is gone from memory: the file may have any
 * length. Whoever destroys the stream stops the work before the next page.
 *
 * @param onPage called with the number of each page (from 1) when it is drawn; waited for
 */
export const writePdf = (
  sheets: AsyncIterable<PlacedSheet>,
  settings: PdfSettings,
  onPage: (page: number) => unknown,
): Readable =>
  Readable.from(chunks(sheets, settings, onPage), {
    objectMode: false,
    ...(settings.signal ? { signal: settings.signal } : {}),
  })

async function* chunks(
  sheets: AsyncIterable<PlacedSheet>,
  settings: PdfSettings,
  onPage: (page: number) => unknown,
): AsyncGenerator<Buffer> {
  const document = openDocument(settings)
  const place = placeSheets(settings.layout)
  const cuts = cutMarks(settings.layout)
  let drawn = 0
  for await (const { content, county, copies } of sheets) {
    const { marks } = settings.draw(content, LAYOUTS[settings.layout], measure)
    const parts = { code: codePath(content.url), emblem: content.emblem && pngUri(content.emblem) }
    for (let copy = 0; copy < copies; copy++) {
      const { page, x, y } = place(county.code)
      if (page > drawn) {
        if (drawn > 0) await onPage(drawn)
        yield* written(document)
        addPage(document, cuts)
        drawn = page
        // Drawing holds the processor: others get their turn between two pages.
        await setImmediate()
      }
      drawMarks(document, marks, parts, { x, y })
    }
  }
  if (drawn === 0) addPage(document, [])
  else await onPage(drawn)
  document.end()
  // An emblem is taken apart beside the drawing: the end of the file waits for it.
  for await (const bytes of document) yield bytes
}

function openDocument({ title, day }: PdfSettings): PDFKit.PDFDocument {
  const document = new PDFDocument({
    autoFirstPage: false,
    font: '',
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    // Its memory of how each name was set would grow with the file.
    fontLayoutCache: false,
    info: { Title: title, Producer: 'Jianfu', Creator: 'Jianfu', CreationDate: new Date(`${day}T00:00:00Z`) },
  })
  for (const weight of ['regular', 'bold'] as const)
    document.registerFont(FONT_NAMES[weight], fontFor(weight) as unknown as string)
  return document
}

/** The font as the document asks it: lines come from {@link setLine}, with positions of their own, because it changes them. */
function fontFor(weight: Weight): Font {
  const layout = (text: string): GlyphRun => {
    const { glyphs, positions, advanceWidth } = setLine(text, weight)
    return { glyphs, positions: positions.map((position) => ({ ...position })), advanceWidth } as GlyphRun
  }
  return Object.create(fontOf(weight), { layout: { value: layout } }) as Font
}

function addPage(document: PDFKit.PDFDocument, cuts: readonly Mark[]): void {
  document.addPage({ size: [PAGE.width * POINTS_PER_MM, PAGE.height * POINTS_PER_MM], margin: 0 })
  document.scale(POINTS_PER_MM)
  drawMarks(document, cuts, NO_PARTS, { x: 0, y: 0 })
}

function drawMarks(
  document: PDFKit.PDFDocument,
  marks: readonly Mark[],
  parts: PdfParts,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  document.save()
  document.translate(x, y)
  for (const mark of marks) pdfMark(document, mark, parts)
  document.restore()
}

/** What the document has written since it was last asked. */
function* written(document: PDFKit.PDFDocument): Generator<Buffer> {
  const bytes = document.read()
  if (bytes) yield bytes
}
