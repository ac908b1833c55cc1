import type { Measure, Weight } from '../../types.ts'

/** What stays together on a line: a Chinese character with the punctuation that clings to it, a Latin word, a number. */
export interface Atom {
  readonly text: string
  readonly width: number
  /** Blank after it; it vanishes at a line's end. */
  readonly space: string
  readonly spaceWidth: number
  /** How much a line's end after it disturbs reading: 0 after a sentence, 1 in the middle of a word. */
  readonly breakCost: number
}

/** Never first on a line, not even after a blank: the dot between town and village stays with the town. */
const CLINGS_BACK = /^[，。、；：！？）》〉」』”’】…—·～％]$/u
/** Never last on a line. */
const CLINGS_FORWARD = /[（《〈「『“‘【]$/u
const PIECES = /[\x21-\x7e]+|\s+|./gsu

const words = new Intl.Segmenter('zh', { granularity: 'word' })

function costAfter(text: string, wordEnds: boolean): number {
  if (/[，。；：！？…]$/u.test(text)) return 0
  if (/[、·）》」”]$/u.test(text)) return 0.05
  // 20秒 and 5个 belong together.
  if (/\d$/.test(text)) return 1
  return wordEnds ? 0.2 : 1
}

/** Cuts a text into what may be put on different lines. Widths are in em. */
export function atomsOf(text: string, weight: Weight, measure: Measure): Atom[] {
  const wordEnds = new Set([...words.segment(text)].map(({ index, segment }) => index + segment.length))
  const atoms: { text: string; space: string; breakCost: number }[] = []
  let at = 0
  for (const piece of text.match(PIECES) ?? []) {
    at += piece.length
    const last = atoms.at(-1)
    if (/^\s+$/.test(piece)) {
      if (last) Object.assign(last, { space: piece, breakCost: 0 })
      continue
    }
    const clings = last && (CLINGS_BACK.test(piece) || (!last.space && CLINGS_FORWARD.test(last.text)))
    const whole = clings ? last.text + last.space + piece : piece
    if (clings) atoms.pop()
    atoms.push({ text: whole, space: '', breakCost: costAfter(whole, wordEnds.has(at)) })
  }
  return atoms.map((atom) => ({
    ...atom,
    width: measure.width(atom.text, weight),
    spaceWidth: atom.space ? measure.width(atom.space, weight) : 0,
  }))
}

/** The same atoms, those wider than a line cut: after a dot, slash or dash if that helps, else anywhere. */
export function cutToWidth(atoms: readonly Atom[], width: number, weight: Weight, measure: Measure): readonly Atom[] {
  if (atoms.every((atom) => atom.width <= width)) return atoms
  return atoms.flatMap((atom) => {
    if (atom.width <= width) return [atom]
    const parts = atom.text.match(/[^./:-]+[./:-]*|[./:-]+/g) ?? []
    const pieces = parts.flatMap((part) => (measure.width(part, weight) <= width ? [part] : [...part]))
    return pieces.map((text, index) => ({
      text,
      width: measure.width(text, weight),
      space: index === pieces.length - 1 ? atom.space : '',
      spaceWidth: index === pieces.length - 1 ? atom.spaceWidth : 0,
      breakCost: index === pieces.length - 1 ? atom.breakCost : 0.5,
    }))
  })
}
