import { LEVEL_DIGITS } from '../../contract/place-code.ts'
import { isCountyOrWider, placePrefix } from '../../contract/staff/roles.ts'
import { NOT_GIVEN } from '../../contract/staff/tally.ts'
import { ISSUER_LEVELS } from '../../contract/taxonomy/issuers.ts'

/** Levels in the order of the taxonomy; last what nobody has said. */
export const ALL_LEVELS: readonly string[] = [...ISSUER_LEVELS.map(({ code }) => code), NOT_GIVEN]

/**
 * Levels that have a row of their own for people of a scope who do not read reports. What a town has asked for is shown from
 * the city on: in a county everybody knows which town that is, and the town asks who said it. `unknown` and not given stay
 * together with it (docs/decisions/0018): otherwise the total less the other rows would be the town's.
 */
export const levelsShownTo = (scope: string): readonly string[] =>
  isCountyOrWider(scope) && placePrefix(scope).length < LEVEL_DIGITS.county
    ? ALL_LEVELS
    : ['central', 'province', 'city', 'county']
