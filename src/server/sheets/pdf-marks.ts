import type { CodePath } from './code-path.ts'
import { measure, printable } from './fonts.ts'
import { BEFORE } from './svg-marks.ts'
import type { Mark, Weight } from './types.ts'

/** What a sheet's marks show besides themselves. The document keeps an emblem once, however many sheets name it. */
export interface PdfParts {
  readonly code: CodePath
  /** As a data: address. */
  readonly emblem: string | undefined
}

/** Names under which a document knows the fonts. */
export const FONT_NAMES: Readonly<Record<Weight, string>> = { regular: 'regular', bold: 'bold' }

/** Draws one mark at the document's current place; its units are millimetres. */
export function pdfMark(document: PDFKit.PDFDocument, mark: Mark, { code, emblem }: PdfParts): void {
  switch (mark.what) {
    case 'box':
      box(document, mark)
      break
    case 'shape':
      shape(document, mark)
      break
    case 'text':
      text(document, mark)
      break
    case 'code':
      document.rect(mark.x, mark.y, mark.side, mark.side).fill('#ffffff')
      shape(document, { ...mark, path: code.path, scale: mark.side / code.side, fill: '#000000' })
      break
    case 'emblem':
      if (emblem) picture(document, mark, emblem)
  }
}

type Of<What extends Mark['what']> = Extract<Mark, { what: What }>

function box(document: PDFKit.PDFDocument, { x, y, width, height, fill, stroke, line = 0.2, radius }: Of<'box'>): void {
  if (radius) document.roundedRect(x, y, width, height, radius)
  else document.rect(x, y, width, height)
  if (stroke) document.lineWidth(line)
  if (fill && stroke) document.fillAndStroke(fill, stroke)
  else if (fill) document.fill(fill)
  else if (stroke) document.stroke(stroke)
}

function shape(document: PDFKit.PDFDocument, { x, y, scale, path, fill }: Omit<Of<'shape'>, 'what'>): void {
  document.save()
  document.translate(x, y).scale(scale).path(path).fill(fill)
  document.restore()
}

function text(document: PDFKit.PDFDocument, { text, x, y, size, weight, align, fill }: Of<'text'>): void {
  const left = x - BEFORE[align] * measure.width(text, weight) * size
  document.font(FONT_NAMES[weight]).fontSize(size).fillColor(fill)
  document.text(printable(text), left, y, { lineBreak: false, baseline: 'alphabetic' })
}

function picture(document: PDFKit.PDFDocument, { x, y, side }: Of<'emblem'>, uri: string): void {
  document.image(uri, x, y, { fit: [side, side], align: 'center', valign: 'center' })
}
