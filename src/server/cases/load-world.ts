import { limitOf } from '../../contract/staff/cases/limits.ts'
import { ANY_CATEGORY, type Routing } from '../../contract/staff/cases/settings.ts'
import { isWithin, placePrefix } from '../../contract/staff/roles.ts'
import type { Limit } from '../../contract/taxonomy/types.ts'
import type { Clock } from '../endpoint/clock.ts'
import type { Store } from '../store/types.ts'
import { workingTime } from './time/working-time.ts'
import type { World } from './types.ts'

/** The tables an act is decided with, as they are now. */
export async function loadWorld(store: Pick<Store, 'caseSettings'>, clock: Clock): Promise<World> {
  const [routings, holidays, units] = await Promise.all([
    store.caseSettings.routings(),
    store.caseSettings.holidays(),
    store.caseSettings.units(),
  ])
  const places = new Map(units.map(({ code, place }) => [code, place]))
  return {
    now: clock.now().toISOString(),
    time: workingTime(clock.zone, holidays),
    limitFor: ({ line, place, category }) =>
      limitOf(line, category, line === 'grid' ? routed(routings, place, category) : undefined),
    placeOfUnit: (code) => places.get(code),
  }
}

const routed = (routings: readonly Routing[], place: string, category: string): Limit | undefined =>
  routingFor(routings, place, category)?.limit

/**
 * Who handles a category in a place: the row of the nearest place upwards, of one place the category's own before `*`. A place
 * that has none falls back on the one above it, so that nothing is nobody's.
 */
export function routingFor(routings: readonly Routing[], place: string, category: string): Routing | undefined {
  const [nearest] = routings
    .filter((row) => isWithin(place, row.place) && (row.category === category || row.category === ANY_CATEGORY))
    .sort(
      (a, b) =>
        placePrefix(b.place).length - placePrefix(a.place).length ||
        Number(a.category === ANY_CATEGORY) - Number(b.category === ANY_CATEGORY),
    )
  return nearest
}
