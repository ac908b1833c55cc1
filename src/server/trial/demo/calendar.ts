import { mondayOf, plusDays } from '../../../contract/staff/period.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import type { Dice } from './dice.ts'
import { weightOfDay } from './seasons.ts'

const MONTHS = 14

/** Days of the demo, whole weeks, up to yesterday. */
export function demoDays(today: string): readonly string[] {
  const first = mondayOf(plusDays(today, -Math.round(MONTHS * 30.44)))
  const days: string[] = []
  for (let day = first; day < today; day = plusDays(day, 1)) days.push(day)
  return days
}

/** How many of `total` reports fall on each of the days. */
export function spread(kind: Kind, total: number, days: readonly string[], dice: Dice): readonly number[] {
  const weights = days.map((day) => weightOfDay(kind, day) * (0.75 + dice.roll() / 2))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  let due = 0
  return weights.map((weight) => {
    due += (weight / sum) * total
    const whole = Math.floor(due)
    due -= whole
    return whole
  })
}
