import { shallowRef, watch } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { PlaceChoices } from '../../../contract/staff/places.ts'
import { call } from '../../app/call.ts'

type Places = PlaceChoices['children']

async function below(code: string): Promise<Places> {
  const answer = await call<PlaceChoices>('GET', staffRoutes.places(code))
  return answer.name === 'done' ? answer.body.children : []
}

/** Towns of a county, or of all counties of a city: names that must not stand where a matter of this area is told of. */
async function townsIn(area: string): Promise<Places> {
  const places = await below(area)
  const counties = places.filter(({ level }) => level === 'county')
  const towns = await Promise.all(counties.map(({ code }) => below(code)))
  return [...places, ...towns.flat()].filter(({ level }) => level === 'town')
}

/** For whoever does not see where the reports came from. A whole province is too wide to be looked through. */
export function useTownNames(area: () => string | undefined) {
  const names = shallowRef<readonly string[]>([])
  watch(
    area,
    async (now) => {
      const towns = now && !/^\d{2}0{10}$/.test(now) ? await townsIn(now) : []
      if (now === area()) names.value = towns.map(({ name }) => name)
    },
    { immediate: true },
  )
  return names
}
