import { isWithin, placePrefix } from '../../../contract/staff/roles.ts'
import type { Unit } from '../../../contract/staff/unit.ts'

/** A town may call those in charge of its place: its own, the county's and the city's. */
export const callable = (units: readonly Unit[], place: string): readonly Unit[] =>
  units.filter((unit) => isWithin(place, unit.place))

/** Something happens in a county or below it, never in a whole city. */
export const isTooWide = (place: string): boolean => placePrefix(place).length < 6
