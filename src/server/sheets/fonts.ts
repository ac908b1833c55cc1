import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font, type GlyphRun } from 'fontkit'
import type { Measure, Weight } from './types.ts'

const { resolve } = createRequire(import.meta.url)
const PATHS: Readonly<Record<Weight, () => string>> = {
  regular: () => resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: () => resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
}
const opened = new Map<Weight, Font>()

/** Stands for a character that no font has (GB/T 15834 leaves it to printers; they have always used it). */
export const MISSING = '〓'

/** The font of a weight, which every sheet carries in it: no machine that prints one needs Chinese fonts. Opened once. */
export function fontOf(weight: Weight): Font {
  const known = opened.get(weight)
  if (known) return known
  const font = create(readFileSync(PATHS[weight]())) as Font
  opened.set(weight, font)
  return font
}

const has = (character: string): boolean => {
  const point = character.codePointAt(0) ?? 0
  return fontOf('regular').hasGlyphForCodePoint(point) && fontOf('bold').hasGlyphForCodePoint(point)
}

/**
 * The text as it can be set. Marks without a width are left out, and radicals become the characters they look like: both have
 * come with copied names, and neither would be found by searching the file.
 */
const settable = (text: string): string =>
  text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (character) => character.normalize('NFKC'))

/** The text with {@link MISSING} for every character that no font has. */
export const printable = (text: string): string =>
  Array.from(settable(text), (character) => (has(character) ? character : MISSING)).join('')

/** Characters of the text that no font has, each once. */
export const unprintable = (text: string): string[] => [
  ...new Set(Array.from(settable(text)).filter((character) => !has(character))),
]

const lines: Readonly<Record<Weight, Map<string, GlyphRun>>> = { regular: new Map(), bold: new Map() }
/** Most texts of a run stand on every sheet; names come and go, and remembering each would grow with the run. */
const MOST_LINES = 500

/** Glyphs of one line and their positions, in font units; the same for widths, outlines and text in a file. */
export function setLine(text: string, weight: Weight): GlyphRun {
  const known = lines[weight].get(text)
  if (known) return known
  const run = fontOf(weight).layout(printable(text))
  if (lines[weight].size >= MOST_LINES) lines[weight].clear()
  lines[weight].set(text, run)
  return run
}

export const measure: Measure = {
  width: (text, weight) => setLine(text, weight).advanceWidth / fontOf(weight).unitsPerEm,
}

const outlines: Readonly<Record<Weight, Map<number, string>>> = { regular: new Map(), bold: new Map() }

/** A glyph of a line: path data in units of the em, y upwards, and how far to the right of the line's start it stands. */
export interface Outline {
  readonly id: number
  readonly path: string
  readonly x: number
}

/** The glyphs of one line as path data, in font units ({@link UNITS} to the em); those without ink are left out. */
export function outline(text: string, weight: Weight): readonly Outline[] {
  const run = setLine(text, weight)
  let x = 0
  return run.glyphs.flatMap((glyph, index) => {
    const { xAdvance, xOffset } = run.positions[index] ?? { xAdvance: 0, xOffset: 0 }
    const path = outlines[weight].get(glyph.id) ?? glyph.path.toSVG()
    outlines[weight].set(glyph.id, path)
    const at = x + xOffset
    x += xAdvance
    return path === '' ? [] : [{ id: glyph.id, path, x: at }]
  })
}

/** Font units to the em, of both weights. */
export const UNITS = 1000
