import { folded } from './warn/folded.ts'
import { idNumbersIn, phonesIn, reportCountsIn } from './warn/numbers.ts'
import { namesIn } from './warn/people.ts'
import { placesIn } from './warn/places.ts'
import type { Span } from './warn/spans.ts'
import { takenOver } from './warn/taken-over.ts'

export const WARNING_KINDS = ['taken-over', 'phone', 'id-number', 'name', 'place', 'number-of-reports'] as const
export type WarningKind = (typeof WARNING_KINDS)[number]

/** Something in a text that may tell who reported. `found` stands in the text like this. */
export interface Warning {
  readonly kind: WarningKind
  readonly found: string
}

/** What a text is held against. */
export interface Known {
  /** Words of the reporters. */
  readonly sources: readonly string[]
  /** Towns and villages that must not be named. */
  readonly placeNames: readonly string[]
}

/**
 * Reads a text that leaves the reviewers' room: a matter's summary, an answer, the words for the board. It finds what programs
 * can find and explains; somebody has to read it all the same, so nothing is ever blocked by it.
 */
export function warningsFor(text: string, { sources, placeNames }: Known): Warning[] {
  const plain = folded(text)
  const found: Readonly<Record<WarningKind, readonly Span[]>> = {
    'taken-over': takenOver(text, sources),
    phone: phonesIn(plain),
    'id-number': idNumbersIn(plain),
    name: namesIn(plain),
    place: placesIn(plain, placeNames),
    'number-of-reports': reportCountsIn(plain),
  }
  return WARNING_KINDS.flatMap((kind) => {
    const texts = found[kind].map(({ from, to }) => text.slice(from, to))
    return [...new Set(texts)].map((each) => ({ kind, found: each }))
  })
}
