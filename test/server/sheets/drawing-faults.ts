import { measure } from '../../../src/server/sheets/fonts.ts'
import type { Drawing, Mark } from '../../../src/server/sheets/types.ts'

/** Two widths of the same line differ in the last digits; no eye and no printer sees a hundredth of a millimetre. */
const TOLERANCE = 0.01

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const textBox = ({ text, x, y, size, weight, align }: Extract<Mark, { what: 'text' }>): Box => {
  const width = measure.width(text, weight) * size
  const left = x - { left: 0, center: width / 2, right: width }[align]
  return { left, right: left + width, top: y - 0.88 * size, bottom: y + 0.12 * size }
}

/** All outlines are of absolute commands; arcs are small and stay near their ends. */
function shapeBox({ path, x, y, scale }: Extract<Mark, { what: 'shape' }>): Box {
  const xs: number[] = []
  const ys: number[] = []
  for (const [, command, rest] of path.matchAll(/([MLHVAZ])([^MLHVAZ]*)/g)) {
    const numbers = rest!.match(/-?[\d.]+/g)?.map(Number) ?? []
    if (command === 'H') xs.push(...numbers)
    else if (command === 'V') ys.push(...numbers)
    else if (command !== 'Z') {
      xs.push(numbers.at(-2)!)
      ys.push(numbers.at(-1)!)
    }
  }
  const at = (from: number, all: number[], best: (...all: number[]) => number) => from + scale * best(...all)
  return {
    left: at(x, xs, Math.min),
    right: at(x, xs, Math.max),
    top: at(y, ys, Math.min),
    bottom: at(y, ys, Math.max),
  }
}

function boxOf(mark: Mark): Box {
  if (mark.what === 'text') return textBox(mark)
  if (mark.what === 'shape') return shapeBox(mark)
  const { x, y } = mark
  const { width, height } = 'side' in mark ? { width: mark.side, height: mark.side } : mark
  const edge = mark.what === 'box' && mark.stroke ? (mark.line ?? 0) / 2 : 0
  return { left: x - edge, right: x + width + edge, top: y - edge, bottom: y + height + edge }
}

const overlap = (one: Box, other: Box): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > TOLERANCE &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > TOLERANCE

const contains = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left + TOLERANCE &&
  outer.top <= inner.top + TOLERANCE &&
  outer.right >= inner.right - TOLERANCE &&
  outer.bottom >= inner.bottom - TOLERANCE

/** Inside of a frame: what its line leaves free, without the square in which a corner turns. */
function insideOf(mark: Extract<Mark, { what: 'box' }>): Box {
  const by = (mark.line ?? 0) / 2 + (mark.radius ?? 0) * (1 - Math.SQRT1_2)
  return { left: mark.x + by, top: mark.y + by, right: mark.x + mark.width - by, bottom: mark.y + mark.height - by }
}

export const textsOf = ({ marks }: Drawing) => marks.filter((mark) => mark.what === 'text')
export const wordsOf = (drawing: Drawing): string =>
  textsOf(drawing)
    .map(({ text }) => text)
    .join('')

/** What is wrong with a drawing, in words; an empty list if nothing is. */
export function faultsOf(drawing: Drawing, smallest: number): string[] {
  const codes = drawing.marks.filter((mark) => mark.what === 'code')
  const code = boxOf(codes[0]!)
  const sheet: Box = { left: 0, top: 0, right: drawing.width, bottom: drawing.height }
  const texts = textsOf(drawing)
  const covers = (mark: Mark): boolean => {
    if (mark.what === 'code' || !overlap(boxOf(mark), code)) return false
    return !(mark.what === 'box' && (mark.fill ?? '#ffffff') === '#ffffff' && contains(insideOf(mark), code))
  }
  return [
    ...(codes.length === 1 ? [] : ['not one code']),
    ...drawing.marks.filter((mark) => !contains(sheet, boxOf(mark))).map((mark) => `outside: ${JSON.stringify(mark)}`),
    ...drawing.marks.filter(covers).map((mark) => `over the code: ${JSON.stringify(mark)}`),
    ...texts.filter(({ size }) => size < smallest - TOLERANCE).map(({ text }) => `too small: ${text}`),
    ...texts.flatMap((one, index) =>
      texts
        .slice(index + 1)
        .filter((other) => overlap(textBox(one), textBox(other)))
        .map((other) => `overlap: ${one.text} / ${other.text}`),
    ),
  ]
}
