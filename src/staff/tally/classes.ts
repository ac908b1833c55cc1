import { CLASS_FLOORS, classFloor } from '../../contract/quantity-class.ts'
import { sayNumber } from './say-figure.ts'
import { words } from './words.ts'

/** The class that begins at a floor, in words: `3–5`, `超过 100`. */
export function sayClass(floor: number): string {
  const next = CLASS_FLOORS[indexOf(floor) + 1]
  if (next === undefined) return words.over(sayNumber(floor - 1))
  return next - floor === 1 ? sayNumber(floor) : `${sayNumber(floor)}–${sayNumber(next - 1)}`
}

/** Place of a value's class among the classes, from 0. */
export const indexOf = (value: number): number => (CLASS_FLOORS as readonly number[]).indexOf(classFloor(value))

/**
 * Where a norm's limit lies among the classes, so that all it allows lies before it; undefined when the classes are too coarse
 * to tell (above the last floor).
 */
export function limitAt(norm: number): number | undefined {
  const index = indexOf(norm)
  const next = CLASS_FLOORS[index + 1]
  const floor = CLASS_FLOORS[index]
  return next === undefined || floor === undefined ? undefined : index + (norm + 1 - floor) / (next - floor)
}

/** Whether a whole class keeps to a norm, breaks it, or cannot be told. */
export function againstNorm(floor: number, norm: number): 'within' | 'above' | 'unclear' {
  const next = CLASS_FLOORS[indexOf(floor) + 1]
  if (floor > norm) return 'above'
  return next !== undefined && next - 1 <= norm ? 'within' : 'unclear'
}
