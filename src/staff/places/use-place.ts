import { type Ref, ref, shallowRef, watch } from 'vue'
import { staffRoutes } from '../../contract/api.ts'
import type { Aliases, NewParts, PlaceChoices, PlaceDetail } from '../../contract/staff/places.ts'
import { type Answer, call } from '../app/call.ts'
import { refusal } from '../app/refusal.ts'
import { words } from './words.ts'

/** The place that is open and what lies below it; what is added to it comes back with the answer. */
export function usePlace(code: Ref<string>) {
  const detail = shallowRef<PlaceDetail>()
  const below = shallowRef<PlaceChoices>()
  const fault = ref('')

  async function load(): Promise<void> {
    const asked = code.value
    const [place, choices] = await Promise.all([
      call<PlaceDetail>('GET', staffRoutes.placeDetail(asked)),
      call<PlaceChoices>('GET', staffRoutes.places(asked)),
    ])
    if (asked !== code.value) return
    fault.value = refusal(place, { 'not-found': words.raced }) || refusal(choices)
    if (place.name === 'done') detail.value = place.body
    if (choices.name === 'done') below.value = choices.body
  }
  watch(code, load, { immediate: true })

  function show(answer: Answer<PlaceDetail>): Answer<PlaceDetail> {
    if (answer.name === 'done' && answer.body.place.code === code.value) detail.value = answer.body
    return answer
  }
  const setAliases = async (aliases: readonly string[]) =>
    show(await call('PUT', staffRoutes.placeAliases(code.value), { aliases: [...aliases] } satisfies Aliases))
  const addParts = async (level: NewParts['level'], names: readonly string[]) =>
    show(await call('POST', staffRoutes.placeParts(code.value), { level, names: [...names] } satisfies NewParts))

  return { detail, below, fault, load, setAliases, addParts }
}
export type OpenPlace = ReturnType<typeof usePlace>
