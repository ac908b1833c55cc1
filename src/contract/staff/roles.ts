import { LEVEL_DIGITS } from '../place-code.ts'

/** What somebody at the operator does; one account has one role. */
export const ROLES = ['administrator', 'reviewer', 'dispatcher', 'handler', 'supervisor'] as const
export type Role = (typeof ROLES)[number]

/** May open what burden reports keep sealed, read them, and see exact figures of them. */
export const READS_BURDENS: readonly Role[] = ['reviewer']
/** May read work orders of residents of their scope. */
export const READS_GRID: readonly Role[] = ['reviewer', 'dispatcher', 'supervisor']
/** May see released figures. A handler sees the cases of its unit, not the tally. */
export const SEES_TALLY: readonly Role[] = ['reviewer', 'dispatcher', 'supervisor', 'administrator']

/** Have cases to work on or to watch over: each sees those of the own scope, a handler those of the own unit. */
export const WORKS_ON_CASES: readonly Role[] = ['reviewer', 'dispatcher', 'handler', 'supervisor']

/**
 * The part of a place's code that all places below it begin with: `371000000000` → `3710`. An area, a grid or a building has
 * nothing below it that its code could begin.
 */
export function placePrefix(place: string): string {
  if (!/^[0-9]{12}$/.test(place)) return place
  return place.slice(
    0,
    Object.values(LEVEL_DIGITS).find((digits) => /^0*$/.test(place.slice(digits))),
  )
}

/** Whether `place` is `scope` or lies in it. */
export const isWithin = (place: string, scope: string): boolean => place.startsWith(placePrefix(scope))

/**
 * Whether a scope is a county or wider. Nobody below sees burden figures, reports or cases (DESIGN 8): in a town everybody
 * knows who complains.
 */
export const isCountyOrWider = (scope: string): boolean =>
  placePrefix(scope).length <= LEVEL_DIGITS.county && /^[0-9]+$/.test(scope)
