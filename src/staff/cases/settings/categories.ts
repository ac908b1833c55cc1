import { ANY_CATEGORY } from '../../../contract/staff/cases/settings.ts'
import { categoryOf, TAXONOMY } from '../../../contract/taxonomy/taxonomy.ts'
import { KINDS } from '../../../contract/taxonomy/types.ts'
import { say } from '../../app/language.ts'
import { words } from './words.ts'

/** Every category there is, in the order of the forms: residents' first, they are sent out by the table every day. */
const GROUPS = [...KINDS].reverse()

export const CATEGORY_CODES = GROUPS.flatMap((kind) => TAXONOMY.kinds[kind].map(({ code }) => code))

export function sayCategory(code: string): string {
  if (code === ANY_CATEGORY) return words.routing.any
  const found = GROUPS.map((kind) => categoryOf(kind, code)).find((category) => category)
  return found ? say(found.name) : code
}

/** As choices of a select. */
export const categoryGroups = () =>
  GROUPS.map((kind) => ({
    label: words.kinds[kind],
    choices: TAXONOMY.kinds[kind].map(({ code, name }) => ({ code, name: say(name) })),
  }))
