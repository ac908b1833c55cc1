import type { Kind } from '../../../contract/taxonomy/types.ts'

/** From January to December; what is not named is the same all year. */
const BURDEN_MONTHS: Readonly<Record<string, readonly number[]>> = {
  // Plans in spring, inspections and assessments towards the end of the year.
  INS: [0.6, 0.5, 0.9, 1, 1, 1.2, 0.8, 0.8, 1.1, 1.4, 2, 2.2],
  EVL: [1.6, 0.5, 0.6, 0.6, 0.8, 1.3, 0.7, 0.7, 0.9, 1.2, 2, 2.4],
  DOC: [0.9, 0.6, 1.4, 1.2, 1, 1, 0.9, 0.9, 1, 1.1, 1.3, 1.4],
  CMP: [0.4, 0.4, 1, 1.6, 1.6, 1.2, 1, 1, 1.4, 1.2, 0.8, 0.6],
  LEV: [0.5, 0.4, 0.6, 0.6, 0.8, 1, 0.8, 0.7, 1, 1.8, 2.2, 1.4],
}
const GRID_MONTHS: Readonly<Record<string, readonly number[]>> = {
  HEA: [3, 2.2, 1, 0, 0, 0, 0, 0, 0, 0.4, 2.8, 3.2],
  LEK: [0.6, 0.6, 0.8, 1, 1, 1.4, 2.6, 2.8, 1.6, 0.9, 0.7, 0.6],
  NOI: [0.6, 0.6, 0.8, 1, 1.4, 1.8, 2, 2, 1.2, 1, 0.7, 0.6],
  GRN: [0.3, 0.3, 1, 1.6, 1.6, 1.4, 1.2, 1.2, 1, 0.8, 0.4, 0.3],
  WSD: [0.9, 0.8, 0.8, 0.9, 1, 1.2, 2, 2, 1.2, 0.9, 0.9, 1.1],
}

const monthOf = (day: string): number => Number(day.slice(5, 7)) - 1

/** How much more often than usual a category is reported in a day's month. */
export const seasonOf = (kind: Kind, category: string, day: string): number =>
  (kind === 'burden' ? BURDEN_MONTHS : GRID_MONTHS)[category]?.[monthOf(day)] ?? 1

/** From Monday to Sunday: cadres report on working days, residents when they are at home. */
const BURDEN_WEEK = [1.15, 1.1, 1.05, 1, 1.05, 0.4, 0.3]
const GRID_WEEK = [0.9, 0.85, 0.85, 0.9, 1, 1.4, 1.3]

const isHoliday = (day: string): boolean => /-10-0[1-7]$|-05-0[1-3]$|-01-01$|-02-1[5-9]$|-02-2[0-2]$/.test(day)

/** How many reports a day brings, beside others. */
export function weightOfDay(kind: Kind, day: string): number {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  const usual = (kind === 'burden' ? BURDEN_WEEK : GRID_WEEK)[weekday] ?? 1
  return isHoliday(day) && kind === 'burden' ? usual * 0.15 : usual
}

/** What the office does about it shows: meetings and plaques become fewer over the months, apps and groups more. */
export function driftOf(category: string, progress: number): number {
  if (category === 'MTG' || category === 'PLQ') return 1.5 - progress
  return category === 'APP' || category === 'TRC' ? 0.8 + 0.5 * progress : 1
}
