import type { Line } from '../../contract/staff/cases/states.ts'
import { categoryOf, TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'
import { type Category, KINDS, type Kind } from '../../contract/taxonomy/types.ts'
import { say } from '../app/language.ts'

/** Whose categories a line has: a town whistles about residents' problems. Without a line both, those of every day first. */
export const kindsOf = (line?: Line): readonly Kind[] => {
  if (line === undefined) return [...KINDS].reverse()
  return line === 'burden' ? ['burden'] : ['grid']
}

/**
 * Categories to choose from, by kind. What fits nowhere (`OTH`) has one code in both forms; rows and sums know the code alone, so
 * it stands there once, under the name of the last kind, which says no more than that.
 */
export function categoryGroups(
  line?: Line,
): readonly { readonly kind: Kind; readonly categories: readonly Category[] }[] {
  const kinds = kindsOf(line)
  return kinds.map((kind, index) => ({
    kind,
    categories: TAXONOMY.kinds[kind].filter(
      ({ code }) => !kinds.slice(index + 1).some((later) => categoryOf(later, code)),
    ),
  }))
}

/** Name of a code among the categories of a line; the code itself where an older or newer list knew it. */
export function sayCategoryIn(line: Line | undefined, code: string): string {
  const found = categoryGroups(line)
    .flatMap(({ categories }) => categories)
    .find((category) => category.code === code)
  return found ? say(found.name) : code
}
