import { CASE_RATES, type CaseItem, type CaseRate } from '../../../contract/staff/cases/figures.ts'

/** Numerators of the rates: each rate has another one. */
export type RateName = Extract<
  CaseItem,
  | 'taken-in-time'
  | 'done-passed'
  | 'done'
  | 'on-time'
  | 'extended'
  | 'returned'
  | 'reopened'
  | 'rated'
  | 'solved'
  | 'satisfied'
>
export const nameOf = ({ of: [numerator] }: CaseRate): RateName => numerator as RateName

export function rateNamed(name: RateName): CaseRate {
  const found = CASE_RATES.find(({ of: [numerator] }) => numerator === name)
  if (!found) throw new Error(`no rate ${name}`)
  return found
}
