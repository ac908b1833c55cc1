import { type Layout, PAGE } from '../../contract/sheet.ts'
import { cutMarks } from './cut-marks.ts'
import { element, type Glyphs, mm, svgMark } from './svg-marks.ts'
import { type StandingSheet, svgFile } from './to-svg.ts'

/** One page as it is printed: its sheets where they stand, and marks to cut along. */
export function pageSvg(sheets: readonly StandingSheet[], layout: Layout): string {
  const glyphs: Glyphs = new Map()
  const drawn = sheets.map(({ content, drawing, x, y }) => {
    const marks = drawing.marks.map((mark) => svgMark(mark, content, glyphs)).join('')
    return element('g', { transform: `translate(${mm(x)} ${mm(y)})` }, marks)
  })
  const cuts = cutMarks(layout).map((mark) => svgMark(mark, { url: '' }, glyphs))
  const title = sheets.map(({ content }) => `${content.name} ${content.code}`).join('、')
  return svgFile(PAGE, title, drawn.join('') + cuts.join(''), glyphs)
}
