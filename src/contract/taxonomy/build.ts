import type { Text } from '../text.ts'
import type { Coded, Limit, Quantity } from './types.ts'

/** A text as it is written down here: Chinese first, then English. */
export type Pair = readonly [zh: string, en: string]

export const text = (zh: string, en: string): Text => ({ zh, en })

export const coded = (code: string, zh: string, en: string): Coded => ({ code, name: text(zh, en) })

/** Numbers the names of a category's sub-types: `DOC-01`, `DOC-02` … */
export const subtypes = (category: string, names: readonly Pair[], first = 1): readonly Coded[] =>
  names.map(([zh, en], index) => coded(`${category}-${String(first + index).padStart(2, '0')}`, zh, en))

/** A whole number from 0 to `max`. */
export const quantity = (key: string, max: number, name: Pair, unit: Pair): Quantity => ({
  key,
  name: text(...name),
  unit: text(...unit),
  min: 0,
  max,
  step: 1,
})

export const hours = (amount: number): Limit => ({ unit: 'hours', amount })

export const workingDays = (amount: number): Limit => ({ unit: 'workingDays', amount })
