import type { Mark, Measure } from '../../types.ts'
import type { Block } from './block.ts'
import { ABOVE_BASELINE } from './lengths.ts'

/** Letters in one group: what a person keeps in mind from the sheet to the keyboard. */
const GROUP = 5
/** Air between letters and between groups, in em: each letter is to be read alone. */
const TRACKING = 0.1
const GROUP_GAP = 0.55

/** The code to type by hand, as large as `width` allows but no larger than `largest`. */
export function lettersOfCode(
  code: string,
  { width, largest, fill, align }: { width: number; largest: number; fill: string; align: 'left' | 'center' },
  measure: Measure,
): Block {
  const widths = [...code].map((letter) => measure.width(letter, 'bold'))
  const gapBefore = (index: number) => (index === 0 ? 0 : index % GROUP === 0 ? GROUP_GAP : TRACKING)
  const total = widths.reduce((sum, letter, index) => sum + letter + gapBefore(index), 0)
  const size = Math.min(largest, width / total)
  return {
    height: size,
    marks: (x, y) => {
      let at = x + (align === 'center' ? (width - total * size) / 2 : 0)
      return [...code].map((letter, index): Mark => {
        const left = at + gapBefore(index) * size
        at = left + widths[index]! * size
        return {
          what: 'text',
          text: letter,
          x: left,
          y: y + size * ABOVE_BASELINE,
          size,
          weight: 'bold',
          align: 'left',
          fill,
        }
      })
    },
  }
}
