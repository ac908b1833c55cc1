import { folded } from './folded.ts'
import type { Span } from './spans.ts'

/** A Chinese character weighs 1, a word of letters or digits 2: twelve characters or six words in a row are a quotation. */
const QUOTATION = 12
/** A whole sentence counts from half of that on; "太多了" is said by everybody. */
const SENTENCE = 6

interface Token {
  readonly text: string
  readonly weight: 1 | 2
  readonly from: number
  readonly to: number
}

const tokensOf = (text: string): Token[] =>
  [
    ...folded(text)
      .toLowerCase()
      .matchAll(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu),
  ].map(({ 0: found, index }) => ({
    text: found,
    weight: /^\p{Script=Han}$/u.test(found) ? 1 : 2,
    from: index,
    to: index + found.length,
  }))

const joined = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ')
const weigh = (tokens: readonly Token[]): number => tokens.reduce((sum, { weight }) => sum + weight, 0)

/**
 * Every shortest run that is long enough to be a quotation, with the number of its first token. It depends on its first token
 * alone, so that a longer run which two texts share begins with one they share, too.
 */
function runsOf(tokens: readonly Token[]): { readonly at: number; readonly length: number; readonly run: string }[] {
  return tokens.flatMap((_, at) => {
    let [weight, end] = [0, at]
    while (weight < QUOTATION && end < tokens.length) weight += tokens[end++]?.weight ?? 0
    return weight < QUOTATION ? [] : [{ at, length: end - at, run: joined(tokens.slice(at, end)) }]
  })
}

const sentencesOf = (text: string): { readonly from: number; readonly tokens: readonly Token[] }[] =>
  [...text.matchAll(/[^。！？!?；;\n]+/g)].map(({ 0: sentence, index }) => ({
    from: index,
    tokens: tokensOf(sentence),
  }))

/** Parts of the text that stand in a source in the same words, whatever spaces and punctuation lie between. */
export function takenOver(text: string, sources: readonly string[]): Span[] {
  const runs = new Set(sources.flatMap((source) => runsOf(tokensOf(source)).map(({ run }) => run)))
  const sentences = new Set(sources.flatMap((source) => sentencesOf(source).map(({ tokens }) => joined(tokens))))
  const tokens = tokensOf(text)
  const spans = [
    ...runsOf(tokens)
      .filter(({ run }) => runs.has(run))
      .map(({ at, length }) => ({ from: tokens[at]?.from ?? 0, to: tokens[at + length - 1]?.to ?? 0 })),
    ...sentencesOf(text)
      .filter((sentence) => weigh(sentence.tokens) >= SENTENCE && sentences.has(joined(sentence.tokens)))
      .map(({ from, tokens: found }) => ({ from: from + (found[0]?.from ?? 0), to: from + (found.at(-1)?.to ?? 0) })),
  ]
  return together(spans)
}

/** Overlapping parts as one. */
function together(spans: readonly Span[]): Span[] {
  const merged: { from: number; to: number }[] = []
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else merged.push({ ...span })
  }
  return merged
}
