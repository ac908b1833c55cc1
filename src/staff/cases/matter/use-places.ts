import { shallowRef, watch } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import { isFillerName } from '../../../contract/place-code.ts'
import type { PlaceChoices } from '../../../contract/staff/places.ts'
import type { ReportSummary } from '../../../contract/staff/reports.ts'
import { call } from '../../app/call.ts'
import { useSession } from '../../app/use-session.ts'
import { areasHolding, neighbourhoods } from './areas.ts'

export interface Area {
  readonly code: string
  readonly name: string
}

/** Where a matter of these reports can be published, and the names that must not stand in it. */
export function usePlaces(reports: () => readonly ReportSummary[]) {
  const session = useSession()
  const areas = shallowRef<readonly Area[]>([])
  const placeNames = shallowRef<readonly string[]>([])
  const placesOf = async (code: string): Promise<PlaceChoices | undefined> => {
    const answer = await call<PlaceChoices>('GET', staffRoutes.places(code))
    return answer.name === 'done' ? answer.body : undefined
  }

  watch(
    reports,
    async (now) => {
      const places = now.map(({ place }) => place)
      const held = await Promise.all(areasHolding(places, session.session?.member.place ?? '-').map(placesOf))
      if (now !== reports()) return
      areas.value = held.flatMap((each) => (each && !isFillerName(each.place.name) ? [each.place] : []))
      const around = await Promise.all(neighbourhoods(places).map(placesOf))
      // The first of the names is the county's, which may be named; an area is called by its towns.
      const own = now.flatMap(({ placeName }) =>
        placeName
          .split(' · ')
          .slice(1)
          .flatMap((name) => name.split('、')),
      )
      const named = around.flatMap((each) => each?.children.map(({ name }) => name) ?? [])
      if (now === reports()) placeNames.value = [...new Set([...own, ...named])]
    },
    { immediate: true },
  )
  return { areas, placeNames }
}
