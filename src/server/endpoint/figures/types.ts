import type { TallyFilters } from '../../../contract/staff/tally.ts'
import type { OpenFigures } from '../../store/tallies/types.ts'
import type { PlaceTree } from '../../tally/place-tree.ts'
import type { Clock } from '../clock.ts'

/** All that figures for non-readers are made of: nothing here leads to a report. */
export interface FigureContext {
  readonly open: OpenFigures
  readonly places: () => Promise<PlaceTree>
  readonly clock: Clock
  /** Name of the operator, for the head of a file. */
  readonly operator: string
  /** City or county that runs this installation. */
  readonly root: string
  /** Writes down that somebody took a table along. */
  readonly recordExport: (who: string, subject: string) => Promise<void>
}

/** Who asks, as the guard knows them. */
export interface Asker {
  readonly member: { readonly name: string; readonly place: string }
}

export interface FigureRequest {
  readonly query: TallyFilters
}
