import type { CaseSummary } from '../../../../contract/staff/cases/case.ts'
import type { CaseEvent } from '../../../../contract/staff/cases/events.ts'
import type { CaseRow } from '../../../store/cases/types.ts'

export interface CaseNames {
  readonly places: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
}

/**
 * A case in a list. How many reports it has is told of work orders alone.
 *
 * @param visible events of a burden case as the member may see them: what lies before them is not told, and neither are they
 *   counted. Left out where all are visible
 */
export function summaryOf(row: CaseRow, names: CaseNames, visible?: readonly CaseEvent[]): CaseSummary {
  const { id, line, state, place, category, summary, next, overdue, supervised, extensionAsked, reopened, lead } = row
  return {
    ...{ id, line, state, place, category, summary, overdue, supervised, extensionAsked, reopened },
    placeName: names.places.get(place) ?? '',
    version: visible ? visible.length : row.version,
    opened: visible?.[0]?.at ?? row.opened,
    ...(next === null ? {} : { next }),
    ...(lead === null ? {} : { lead, leadName: names.units.get(lead) ?? lead }),
    ...(line === 'grid' ? { reports: row.reports } : {}),
  }
}
