import { isWithin } from '../../../../contract/staff/roles.ts'

/** What is kept for a place holds for all below it: so it concerns whoever is in charge there, above or below. */
export const concerns = (place: string, scope: string): boolean => isWithin(place, scope) || isWithin(scope, place)
