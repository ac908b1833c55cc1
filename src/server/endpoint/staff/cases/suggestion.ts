import type { CaseView } from '../../../../contract/staff/cases/case.ts'
import { routingFor } from '../../../cases/load-world.ts'
import type { CaseFile } from '../../../cases/types.ts'
import type { Store } from '../../../store/types.ts'
import { placeName } from '../reports/place-names.ts'

/** Whom the duty list names for a case. Of a burden case only among those who may be sent it at all. */
export async function suggestionFor(
  { line, place, category, confirmed }: CaseFile,
  { caseSettings, places }: Pick<Store, 'caseSettings' | 'places'>,
): Promise<CaseView['suggestion']> {
  const [routings, units] = await Promise.all([caseSettings.routings(), caseSettings.units()])
  const atWork = new Set(units.map(({ code }) => code))
  const fits = (unit: string) => atWork.has(unit) && (line !== 'burden' || confirmed?.units.includes(unit) === true)
  // A row of a unit that has ceased is as none: the next one upwards holds.
  const found = routingFor(
    routings.filter(({ lead }) => fits(lead)),
    place,
    category,
  )
  if (!found) return undefined
  const where = await placeName(places, found.place)
  return { lead: found.lead, assists: found.assists.filter(fits), placeName: where }
}
