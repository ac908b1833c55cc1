import { LEVEL_DIGITS, paddedCode } from '../../../contract/place-code.ts'

/** Whether a code is to be taken: it lies in a place, or above it. */
export type Inside = (code: string) => boolean

const STEPS = Object.values(LEVEL_DIGITS)

/**
 * Places that a prefix means: `3710`, `371000` and `371000000000` are all Weihai. What lies above is taken too, unless the store
 * has it: a complete table must not speak for a whole province because its name stands in it.
 *
 * @param isKnown whether the store has a place
 */
export function insideOf(prefix: string, isKnown: (code: string) => boolean): { inside: Inside; isIn: Inside } {
  const short = withoutZeros(prefix)
  const above = STEPS.filter((digits) => digits < short.length).map((digits) => paddedCode(short.slice(0, digits)))
  const isIn: Inside = (code) => code.startsWith(short)
  const wanted = new Set(above.filter((code) => !isIn(code) && !isKnown(code)))
  return { isIn, inside: (code) => isIn(code) || wanted.has(code) }
}

/** The digits that say something: whole steps of zeros at the end only fill a code up. */
function withoutZeros(prefix: string): string {
  const step = STEPS.filter((digits) => digits < prefix.length).at(-1)
  const isWhole = STEPS.some((digits) => digits === prefix.length)
  return isWhole && step !== undefined && /^0+$/.test(prefix.slice(step)) ? withoutZeros(prefix.slice(0, step)) : prefix
}
