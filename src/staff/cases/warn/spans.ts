/** A part of a text, by its first character and the one after its last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Where the patterns are found. The first group of each is what stands before and is not part of it: older Safari cannot look
 * behind.
 */
export const spansOf = (text: string, patterns: readonly RegExp[]): Span[] =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, 1: before = '', index }) => ({
      from: index + before.length,
      to: index + found.length,
    })),
  )
