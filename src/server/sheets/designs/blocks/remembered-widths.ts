import type { Measure } from '../../types.ts'

/** Enough for every Chinese character in use with and without punctuation; the numbers of all houses would be too many. */
const MOST = 20_000
const known = new WeakMap<Measure, Measure>()

/** The same measure, which looks up a text only once: the sheets of a run share most of their words. */
export function remembering(measure: Measure): Measure {
  const before = known.get(measure)
  if (before) return before
  const widths = { regular: new Map<string, number>(), bold: new Map<string, number>() }
  const remembered: Measure = {
    width: (text, weight) => {
      const found = widths[weight].get(text)
      if (found !== undefined) return found
      const width = measure.width(text, weight)
      if (widths[weight].size >= MOST) widths[weight].clear()
      widths[weight].set(text, width)
      return width
    },
  }
  known.set(measure, remembered)
  return remembered
}
