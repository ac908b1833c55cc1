import { classFloor } from '../../../contract/quantity-class.ts'
import type { BurdenReport, GridReport } from '../../../contract/report.ts'
import { TAXONOMY } from '../../../contract/taxonomy/taxonomy.ts'
import type { Category, Kind } from '../../../contract/taxonomy/types.ts'
import type { Dice } from './dice.ts'
import { driftOf, seasonOf } from './seasons.ts'
import { PROBLEMS } from './sentences.ts'

/** From much to little, in the order of the screen. */
const COMMONNESS: Readonly<Record<Kind, readonly number[]>> = {
  burden: [14, 12, 16, 13, 7, 9, 6, 4, 8, 3, 3, 9, 4, 3, 3],
  grid: [10, 9, 7, 6, 2, 4, 12, 9, 8, 4, 11, 8, 4, 5, 3, 4, 6],
}

const LEVELS = ['central', 'province', 'city', 'county', 'town', 'unknown'] as const
const LEVEL_WEIGHTS = [3, 7, 22, 42, 18, 8]

export interface When {
  readonly day: string
  /** From 0 at the beginning of the demo to 1 at its end. */
  readonly progress: number
}

export function madeUpCategory(kind: Kind, { day, progress }: When, dice: Dice): Category {
  const categories = TAXONOMY.kinds[kind]
  const weights = categories.map(
    ({ code }, index) => (COMMONNESS[kind][index] ?? 1) * seasonOf(kind, code, day) * driftOf(code, progress),
  )
  return categories[dice.weighted(weights)] as Category
}

/** A cadre's report, as a phone sends it: ticks before anything else, numbers as classes. */
export function madeUpBurden(place: string, when: When, dice: Dice): BurdenReport {
  const category = madeUpCategory('burden', when, dice)
  const level = LEVELS[dice.weighted(LEVEL_WEIGHTS)] ?? 'unknown'
  return {
    version: 1,
    kind: 'burden',
    place,
    category: category.code,
    ...ticked(category, dice),
    ...(dice.roll() < 0.85 && { issuerLevel: level }),
    ...(dice.roll() < 0.7 && { issuer: madeUpIssuer(category, dice) }),
    ...(dice.roll() < 0.6 && { period: 'month' as const }),
    ...numbers(category, dice, classFloor),
    ...(dice.roll() < 0.5 && { wishes: [dice.pick(TAXONOMY.wishes).code] }),
  }
}

/** A resident's report, in clear. */
export function madeUpGrid(place: string, when: When, dice: Dice): GridReport {
  const category = madeUpCategory('grid', when, dice)
  return {
    version: 1,
    kind: 'grid',
    place,
    category: category.code,
    ...ticked(category, dice),
    ...numbers(category, dice, (value) => value),
    ...(dice.roll() < 0.6 && { text: dice.pick(PROBLEMS[category.code] ?? ['麻烦来看一下。']) }),
  }
}

function ticked({ subtypes }: Category, dice: Dice): { subtypes?: string[] } {
  if (subtypes.length === 0 || dice.roll() < 0.1) return {}
  const first = dice.weighted(subtypes.map((_, index) => 1 / (index + 1)))
  const second = dice.roll() < 0.4 ? dice.below(subtypes.length) : first
  return { subtypes: [...new Set([first, second])].map((index) => subtypes[index]?.code ?? '') }
}

/** Every kind of burden has a few offices it mostly comes from. */
function madeUpIssuer({ code }: Category, dice: Dice): string {
  const { issuers } = TAXONOMY
  const turn = [...code].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return issuers[(turn + dice.weighted(issuers.map((_, index) => 1 / (index + 1) ** 1.4))) % issuers.length]?.code ?? ''
}

function numbers({ quantities, norm }: Category, dice: Dice, written: (value: number) => number) {
  const [quantity] = quantities
  if (!quantity || dice.roll() < 0.35) return {}
  const usual = norm?.quantity === quantity.key && norm.max ? norm.max * 2 : Math.min(quantity.max / 8, 12)
  const value = Math.round(usual * Math.exp(1.4 * (dice.roll() + dice.roll() - 1)))
  const bounded = Math.min(quantity.max, Math.max(quantity.min, value))
  return { quantities: { [quantity.key]: written(bounded) } }
}
