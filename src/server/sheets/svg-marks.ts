import { codePath } from './code-path.ts'
import { outline, setLine, UNITS } from './fonts.ts'
import { pngUri } from './png-uri.ts'
import type { Mark, SheetContent, Weight } from './types.ts'

type Of<What extends Mark['what']> = Extract<Mark, { what: What }>

/** The glyphs of one file, each kept once however often it is used. */
export type Glyphs = Map<string, string>

/** A length in millimetres as it is written: a thousandth is finer than any printer. */
export const mm = (length: number): string => String(Math.round(length * 1000) / 1000)

/** What XML has no spelling for is left out: one such character, and the whole file does not open. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(?!\n)[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')

/** An element of a file; what is `undefined` is left out. */
export function element(name: string, attributes: Record<string, string | undefined>, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escaped(value)}"`,
  )
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

export const textElement = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

/** Share of a line's width that lies left of where it is set. */
export const BEFORE = { left: 0, center: 0.5, right: 1 } as const

const initial: Readonly<Record<Weight, string>> = { regular: 'r', bold: 'b' }

function text({ text, x, y, size, weight, align, fill }: Of<'text'>, glyphs: Glyphs): string {
  const scale = size / UNITS
  const left = x - BEFORE[align] * setLine(text, weight).advanceWidth * scale
  const uses = outline(text, weight).map((glyph) => {
    const id = `${initial[weight]}${glyph.id}`
    glyphs.set(id, glyph.path)
    return element('use', { 'xlink:href': `#${id}`, x: glyph.x === 0 ? undefined : String(glyph.x) })
  })
  const factor = String(Number(scale.toPrecision(6)))
  return uses.length === 0
    ? ''
    : element('g', { fill, transform: `translate(${mm(left)} ${mm(y)}) scale(${factor} -${factor})` }, uses.join(''))
}

const box = ({ x, y, width, height, fill, stroke, line, radius }: Of<'box'>): string =>
  element('rect', {
    x: mm(x),
    y: mm(y),
    width: mm(width),
    height: mm(height),
    rx: radius === undefined ? undefined : mm(radius),
    fill: fill ?? 'none',
    stroke,
    'stroke-width': stroke === undefined ? undefined : mm(line ?? 0.2),
  })

const shape = ({ path, x, y, scale, fill }: Of<'shape'>): string =>
  element('path', { d: path, fill, transform: `translate(${mm(x)} ${mm(y)}) scale(${Number(scale.toPrecision(6))})` })

function code({ x, y, side }: Of<'code'>, url: string): string {
  const made = codePath(url)
  return (
    box({ what: 'box', x, y, width: side, height: side, fill: '#ffffff' }) +
    shape({ what: 'shape', path: made.path, x, y, scale: side / made.side, fill: '#000000' })
  )
}

function emblem({ x, y, side }: Of<'emblem'>, png: Uint8Array | undefined): string {
  if (!png) return ''
  return element('image', {
    x: mm(x),
    y: mm(y),
    width: mm(side),
    height: mm(side),
    'xlink:href': pngUri(png),
  })
}

/** One mark as SVG; its texts' glyphs are added to `glyphs`. A sheet without an emblem leaves its place empty. */
export function svgMark(
  mark: Mark,
  { url, emblem: png }: Pick<SheetContent, 'url' | 'emblem'>,
  glyphs: Glyphs,
): string {
  switch (mark.what) {
    case 'box':
      return box(mark)
    case 'shape':
      return shape(mark)
    case 'text':
      return text(mark, glyphs)
    case 'code':
      return code(mark, url)
    case 'emblem':
      return emblem(mark, png)
  }
}
