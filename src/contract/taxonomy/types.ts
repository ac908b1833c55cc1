import type { Text } from '../text.ts'

export const KINDS = ['burden', 'grid'] as const
/** A burden is reported by a village or community cadre, a grid problem by a resident. */
export type Kind = (typeof KINDS)[number]

export interface Coded<Code extends string = string> {
  readonly code: Code
  readonly name: Text
}

/** One number a category may ask for; never compulsory. `min`, `max` and `step` bound the stepper and the validation alike. */
export interface Quantity {
  readonly key: string
  readonly name: Text
  readonly unit: Text
  readonly min: number
  readonly max: number
  readonly step: number
}

/** What the rules allow, to be set beside what was reported. `quantity` and `max` are there when the norm is a number. */
export interface Norm {
  readonly text: Text
  readonly quantity?: string
  readonly max?: number
}

/** The time a grid problem may take: clock hours for the urgent ones, working days for the rest. */
export interface Limit {
  readonly unit: 'hours' | 'workingDays'
  readonly amount: number
}

/** Said before the form opens; `call` are the numbers to ring first, in that order. */
export interface Notice {
  readonly text: Text
  readonly call: readonly string[]
}

export interface Category extends Coded {
  /** What the reporter would say, in a few words, under the name on the tile. */
  readonly hint: Text
  readonly subtypes: readonly Coded[]
  readonly quantities: readonly Quantity[]
  readonly norm?: Norm
  readonly limit?: Limit
  readonly notice?: Notice
}

export interface Taxonomy {
  readonly version: string
  readonly kinds: Readonly<Record<Kind, readonly Category[]>>
  readonly issuerLevels: readonly Coded[]
  readonly issuers: readonly Coded[]
  readonly periods: readonly Coded[]
  readonly wishes: readonly Coded[]
}
