import type { Measure, Weight } from '../../types.ts'
import { type Atom, atomsOf, cutToWidth } from './atoms.ts'
import { countLines, wrap } from './wrap.ts'

/** How a text may be set; sizes in millimetres. */
export interface Style {
  readonly weight: Weight
  readonly largest: number
  /** Shrinks to this before it takes another line. */
  readonly wrapBelow: number
  readonly smallest: number
  readonly lines: number
  /** From baseline to baseline, in sizes. */
  readonly leading: number
}

/** A text set: lines of one size, and the height from the top of the first to the foot of the last. */
export interface Fitted {
  readonly size: number
  readonly lines: readonly string[]
  readonly height: number
}

/** Smaller by so much at each try: below what an eye tells apart. */
const SHRINK = 0.97

/** What makes no sense before a …. */
const DANGLING = /[，。、；：·（,;:(\s]+$/u

const heightOf = (lines: number, size: number, leading: number): number => size * (1 + (lines - 1) * leading)

function* sizesBetween(largest: number, smallest: number): Generator<number> {
  for (let size = largest; size > smallest; size *= SHRINK) yield size
  yield smallest
}

/** Leaves out atoms from the end until the rest fits on `count` lines with a … after it; widths in em. */
function shorten(atoms: readonly Atom[], count: number, width: number, measured: (text: string) => number): string[] {
  for (let kept = atoms.length; kept > 0; kept--) {
    const last = atoms[kept - 1]!
    const text = `${last.text.replace(DANGLING, '')}…`
    const ended = [...atoms.slice(0, kept - 1), { ...last, text, width: measured(text), space: '', spaceWidth: 0 }]
    if (text !== '…' && countLines(ended, width) <= count) return wrap(ended, width)
  }
  return ['…']
}

/**
 * Sets a text as large as its room allows: first on few lines, then smaller on as many as the style has, at last shortened.
 *
 * @returns no lines and no height for an empty text, or for one that has no room even in its smallest size
 */
export function fitText(
  text: string,
  style: Style,
  room: { readonly width: number; readonly height: number },
  measure: Measure,
): Fitted {
  const { weight, largest, wrapBelow, smallest, leading } = style
  const atoms = atomsOf(text.trim(), weight, measure)
  if (atoms.length === 0 || room.height < smallest) return { size: smallest, lines: [], height: 0 }
  const cut = (size: number) => cutToWidth(atoms, room.width / size, weight, measure)
  const set = (size: number, lines: readonly string[]): Fitted => ({
    size,
    lines,
    height: heightOf(lines.length, size, leading),
  })
  const fitsOn = (count: number, size: number) =>
    heightOf(count, size, leading) <= room.height && countLines(cut(size), room.width / size) <= count

  for (let count = 1; count <= style.lines; count++)
    for (const size of sizesBetween(largest, Math.min(wrapBelow, largest)))
      if (fitsOn(count, size)) return set(size, wrap(cut(size), room.width / size))
  for (const size of sizesBetween(Math.min(wrapBelow, largest), smallest))
    for (let count = style.lines; count >= 1; count--)
      if (fitsOn(count, size)) return set(size, wrap(cut(size), room.width / size))

  let count = style.lines
  while (heightOf(count, smallest, leading) > room.height) count -= 1
  return set(
    smallest,
    shorten(cut(smallest), count, room.width / smallest, (part) => measure.width(part, weight)),
  )
}
