import type { Quantity } from '../../contract/taxonomy/types.ts'

const clamped = (value: number, { min, max }: Quantity): number => Math.min(max, Math.max(min, value))

/** One press of the stepper. From empty, more means the first number that says something; less leaves it empty. */
export function stepped(value: number | undefined, direction: 1 | -1, quantity: Quantity): number | undefined {
  if (value === undefined) return direction > 0 ? clamped(Math.max(quantity.min, quantity.step), quantity) : undefined
  return clamped(value + direction * quantity.step, quantity)
}

/** What was typed, as the number nearest to it that is asked for; undefined for nothing or no number. */
export function typedNumber(text: string, quantity: Quantity): number | undefined {
  const digits = text.normalize('NFKC').replace(/[^0-9.]/g, '')
  const value = digits ? Number(digits) : Number.NaN
  if (!Number.isFinite(value)) return undefined
  const steps = Math.round((value - quantity.min) / quantity.step)
  return clamped(quantity.min + steps * quantity.step, quantity)
}
