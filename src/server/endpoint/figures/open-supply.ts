import { mondayOf, plusDays } from '../../../contract/staff/period.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import type { OpenFigures } from '../../store/tallies/types.ts'
import type { Supply } from './answer.ts'

/** The Monday on which the week of a day is closed. */
export const nextClosing = (day: string): string => plusDays(mondayOf(day), 7)

/** What everybody who sees the tally may see: sums of blocks for burdens, the open sums of the grid. */
export const openSupply =
  (open: OpenFigures, day: string) =>
  (kind: Kind): Supply =>
    kind === 'burden'
      ? { sources: { source: 'released', cells: open.released, blocks: open }, next: nextClosing(day) }
      : { sources: { source: 'open', cells: open.grid }, next: day }
