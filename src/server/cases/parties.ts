import type { Party } from '../../contract/staff/cases/moves.ts'
import type { Line } from '../../contract/staff/cases/states.ts'
import { isCountyOrWider, isWithin } from '../../contract/staff/roles.ts'
import type { StaffRow } from '../store/staff/types.ts'
import type { FileUnit } from './types.ts'

/** Lines of which somebody may see cases. Burden cases only from the county up: in a town everybody knows who complains. */
export const linesFor = ({ place }: Pick<StaffRow, 'place'>): readonly Line[] =>
  isCountyOrWider(place) ? ['grid', 'burden', 'whistle'] : ['grid', 'whistle']

/**
 * As what somebody may act on a case; empty: as nothing, and then the case is not there for them. A burden case is there for
 * nobody whose scope is below a county (DESIGN 8).
 */
export function partiesOf(
  member: Pick<StaffRow, 'role' | 'place' | 'unit'>,
  of: {
    readonly line: Line
    readonly place: string
    readonly units: readonly Pick<FileUnit, 'unit' | 'part' | 'state'>[]
  },
): readonly Party[] {
  if (!linesFor(member).includes(of.line)) return []
  if (member.role === 'handler')
    return of.units.filter(({ unit, state }) => unit === member.unit && state !== 'returned').map(({ part }) => part)
  if (!isWithin(of.place, member.place)) return []
  switch (member.role) {
    case 'dispatcher':
      return ['desk']
    case 'reviewer':
      return ['reviewer']
    case 'supervisor':
      return ['supervisor']
    case 'administrator':
      return []
  }
}
