import { element, type Glyphs, mm, svgMark, textElement } from './svg-marks.ts'
import type { Drawing, SheetContent } from './types.ts'

/** A sheet and where its upper left corner stands on the page, in millimetres. */
export interface StandingSheet {
  readonly content: SheetContent
  readonly drawing: Drawing
  readonly x: number
  readonly y: number
}

/**
 * One sheet as a file of its own, in millimetres. Texts are outlines, so that it prints the same where the font is missing; it
 * names nothing outside of itself, and a page may show it under the strictest policy.
 */
export function sheetSvg(drawing: Drawing, content: SheetContent): string {
  const glyphs: Glyphs = new Map()
  const marks = drawing.marks.map((mark) => svgMark(mark, content, glyphs)).join('')
  return svgFile(drawing, `${content.name} ${content.code}`, marks, glyphs)
}

/** A drawing as a file, with the glyphs that its marks use. */
export function svgFile(
  { width, height }: { readonly width: number; readonly height: number },
  title: string,
  marks: string,
  glyphs: Glyphs,
): string {
  const kept = [...glyphs].map(([id, path]) => element('path', { id, d: path })).join('')
  const paper = element('rect', { width: mm(width), height: mm(height), fill: '#ffffff' })
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      role: 'img',
      width: `${mm(width)}mm`,
      height: `${mm(height)}mm`,
      viewBox: `0 0 ${mm(width)} ${mm(height)}`,
    },
    textElement('title', title) + element('defs', {}, kept) + paper + marks,
  )
}
