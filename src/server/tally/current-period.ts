import { burdenPeriods, gridPeriods, mondayOf } from '../../contract/staff/period.ts'
import type { Kind } from '../../contract/taxonomy/types.ts'

/** The month a report of this day is counted in: of a burden that of its week's Thursday, of a grid problem its own. */
export const currentPeriod = (kind: Kind, day: string): string =>
  (kind === 'burden' ? burdenPeriods(mondayOf(day)) : gridPeriods(day)).find((period) =>
    /^[0-9]{4}-[0-9]{2}$/.test(period),
  ) as string
