import { isWithin } from '../../../../contract/staff/roles.ts'
import { ceasingPlaces } from '../../../store/places/ceasing-places.ts'
import type { RegisterChange } from '../../../store/places/types.ts'
import type { Place } from '../../../store/types.ts'

/**
 * Whether everything that a change would change lies in the scope: rows that are new or differ, what ceases, and what is given a
 * successor. Without it a county's administrator could make another county's sheets lead elsewhere. Where it puts them must lie
 * there, too: a town below another county would come to that county's area, and to its code.
 *
 * @param stored the whole register
 * @param root of the installation: whoever administers all of it may also name what lies above it
 */
export function reachesRegister(
  stored: readonly Place[],
  change: RegisterChange,
  scope: string,
  root: string,
): boolean {
  const before = new Map(stored.map((place) => [place.code, place]))
  const given = new Map(change.rows.map((row) => [row.code, row]))
  const within = (code: string) => isWithin(code, scope) || (isWithin(root, scope) && isWithin(root, code))
  const isSame = ({ code, name, level, parent }: RegisterChange['rows'][number]): boolean => {
    const old = before.get(code)
    return old?.gone === null && old.name === name && old.level === level && old.parent === parent
  }
  const staysWithin = ({ code, parent }: RegisterChange['rows'][number]): boolean =>
    before.get(code)?.parent === parent || (parent === null ? isWithin(root, scope) : within(parent))
  return (
    change.rows.every((row) => isSame(row) || (within(row.code) && staysWithin(row))) &&
    [...change.successors].every(([code, to]) => within(code) && (within(to) || before.get(code)?.successor === to)) &&
    ceasingPlaces(stored, given, change).every(({ code }) => within(code))
  )
}
