import { NOT_GIVEN, type QuantityFigure } from '../../contract/staff/tally.ts'
import { categoryOf, TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'
import type { Coded, Kind, Quantity } from '../../contract/taxonomy/types.ts'
import { say } from '../app/language.ts'
import { words } from './words.ts'

const nameIn = (list: readonly Coded[], code: string): string => {
  if (code === NOT_GIVEN) return words.notGiven
  const found = list.find((each) => each.code === code)
  return found ? say(found.name) : code
}

export const sayCategory = (kind: Kind, code: string): string => nameIn(TAXONOMY.kinds[kind], code)
export const saySubtype = (kind: Kind, category: string, code: string): string =>
  nameIn(categoryOf(kind, category)?.subtypes ?? [], code)
export const sayLevel = (code: string): string => nameIn(TAXONOMY.issuerLevels, code)
export const sayIssuer = (code: string): string => nameIn(TAXONOMY.issuers, code)

/** What a number of a form is called, with its category, and what it is counted in. */
export function sayQuantity(kind: Kind, figure: QuantityFigure): { readonly name: string; readonly unit: string } {
  const category = categoryOf(kind, figure.category)
  const quantity: Quantity | undefined = category?.quantities.find((each) => each.key === figure.key)
  return {
    name: [category && say(category.name), quantity ? say(quantity.name) : figure.key].filter(Boolean).join(' · '),
    unit: quantity ? say(quantity.unit) : '',
  }
}
