import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { staffRoutes } from '../../contract/api.ts'
import type { PlaceHits } from '../../contract/staff/places.ts'
import { type Answer, call, withQuery } from './call.ts'
import { refusal } from './refusal.ts'

export const searchPlaces = (typed: string): Promise<Answer<PlaceHits>> =>
  call('GET', withQuery(staffRoutes.placeSearch, { q: typed }))

/** Nobody's every letter is asked for: the hand has to rest so long. */
const PAUSE_MS = 250

/** Places found while typing. Answers to what is no longer typed are dropped. */
export function usePlaceSearch() {
  const typed = ref('')
  const hits = shallowRef<PlaceHits>()
  const fault = ref('')
  let waiting: ReturnType<typeof setTimeout> | undefined

  watch(typed, (now) => {
    clearTimeout(waiting)
    fault.value = ''
    if (now.trim() === '') hits.value = undefined
    else waiting = setTimeout(() => look(now), PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(waiting))

  async function look(asked: string): Promise<void> {
    const answer = await searchPlaces(asked.trim())
    if (asked !== typed.value) return
    fault.value = refusal(answer)
    hits.value = answer.name === 'done' ? answer.body : undefined
  }
  return { typed, hits, fault }
}
