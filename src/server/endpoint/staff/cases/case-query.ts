import type { CaseFilters } from '../../../../contract/staff/cases/case.ts'
import { isOpen, type Line } from '../../../../contract/staff/cases/states.ts'
import { isWithin, placePrefix } from '../../../../contract/staff/roles.ts'
import { linesFor } from '../../../cases/parties.ts'
import type { CaseQuery } from '../../../store/cases/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'

/** @returns undefined when line, place or unit lie outside of what the member may see */
export function queryFor(filters: CaseFilters, member: StaffRow): CaseQuery | undefined {
  const { line, place, category, state, mine, overdue, ended } = filters
  const isHandler = member.role === 'handler'
  const lines = linesFor(member)
  if ((line && !lines.includes(line)) || (place !== undefined && !isWithin(place, member.place))) return undefined
  if (isHandler && filters.unit !== undefined && filters.unit !== member.unit) return undefined
  const unit = isHandler ? (member.unit ?? NO_UNIT) : filters.unit
  const isEnded = ended || (state !== undefined && !isOpen(state))
  return {
    lines: line ? [line] : lines,
    // A unit's cases lie wherever they were sent from; everybody else's in the own scope.
    prefix: place === undefined && isHandler ? '' : placePrefix(place ?? member.place),
    ...(category === undefined ? {} : { category }),
    ...(unit === undefined ? {} : { unit }),
    ...(state === undefined ? {} : { state }),
    ...(overdue ? { overdue: true } : {}),
    ...(isEnded ? { ended: 'only' } : {}),
    ...(mine ? turnOf(member, line ? [line] : lines) : {}),
  }
}

/** No unit has this code. */
const NO_UNIT = '-'

/** Cases that wait for somebody of this role. A reviewer stands in for the desk where burdens are concerned, and only there. */
function turnOf({ role }: StaffRow, lines: readonly Line[]): Partial<CaseQuery> {
  switch (role) {
    case 'handler':
      return { turns: ['unit'] }
    case 'reviewer':
      return { lines: lines.filter((line) => line === 'burden'), turns: ['reviewer', 'desk'], orExtension: true }
    case 'supervisor':
      return { overdue: true }
    default:
      return { turns: ['desk'], orExtension: true }
  }
}
