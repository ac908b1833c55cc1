import type { Store } from '../../store/types.ts'
import type { Clock } from '../clock.ts'
import type { SheetCommon } from '../sheet-settings.ts'

/** What printing works on, in the server as on the command line. */
export interface PrintWorld {
  readonly store: Store
  readonly clock: Clock
  readonly common: SheetCommon
}

/** Sheets held at once, however many a run has. */
export const AT_ONCE = 256
