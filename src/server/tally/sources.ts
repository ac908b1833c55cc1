import { UNDIVIDED } from '../../contract/staff/tally.ts'
import type { CellQuery, OpenFigures, TallyCells, View } from '../store/tallies/types.ts'
import type { Asked } from './asked.ts'

/** Where questions get their sums. `blocks` is there for sums of blocks alone. */
export type Sources =
  | { readonly source: 'released'; readonly cells: TallyCells; readonly blocks: Blocks }
  | { readonly source: 'exact' | 'open'; readonly cells: TallyCells }

type Blocks = Pick<OpenFigures, 'closedWeek'>

export const isReleased = (sources: Sources): sources is Extract<Sources, { source: 'released' }> =>
  sources.source === 'released'

export type Codes = Pick<CellQuery, 'category' | 'issuerLevel' | 'issuer'>

/** What must match exactly for a report to lie wholly inside what was asked. */
export const codesOf = ({ category, issuerLevel, issuer }: Asked): Codes => ({
  ...(category !== undefined && { category }),
  ...(issuerLevel !== undefined && { issuerLevel }),
  ...(issuer !== undefined && { issuer }),
})

/** The same, together with what is counted above a code that was asked for and may belong to it. */
export const widened = (codes: Codes): Codes =>
  Object.fromEntries(Object.entries(codes).map(([axis, code]) => [axis, [code, UNDIVIDED].flat()]))

/** The view that tells apart what is filtered by, or shown in rows of its own. */
export function viewOf({ category, issuerLevel, issuer }: Codes, shown: 'nothing' | 'category' | 'issuer'): View {
  const categories = category !== undefined || shown === 'category'
  const issuers = issuerLevel !== undefined || issuer !== undefined || shown === 'issuer'
  if (categories) return issuers ? 'cross' : 'category'
  return issuers ? 'issuer' : 'total'
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
