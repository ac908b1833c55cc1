import { ref, shallowRef } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { HangState, SheetSeen, Spot } from '../../../contract/staff/hanging.ts'
import { call } from '../../app/call.ts'
import { refusal } from '../../app/refusal.ts'
import { words } from './words.ts'

type SpotPlace = Spot['places'][number]

/** One sheet somebody stands before: what it is, where it hangs, how it hangs. */
export function useSpot() {
  const spot = shallowRef<Spot>()
  const place = shallowRef<SpotPlace>()
  const fault = ref('')
  const said = ref('')

  async function look(code: string): Promise<void> {
    said.value = ''
    place.value = undefined
    const answer = await call<Spot>('GET', staffRoutes.spot(code))
    fault.value = refusal(answer, {
      'poster-unknown': words.unknownCode,
      'poster-mistyped': words.typed.mistyped,
      'not-yours': words.notHere,
    })
    spot.value = answer.name === 'done' ? answer.body : undefined
    if (spot.value?.state === 'revoked') fault.value = words.revokedCode
    if (spot.value?.places.length === 1) place.value = spot.value.places[0]
  }

  async function note(state: HangState): Promise<void> {
    if (!spot.value || !place.value) return
    const seen: SheetSeen = { kind: spot.value.kind, place: place.value.code, state }
    const { name } = place.value
    const answer = await call('PUT', staffRoutes.coverage, seen)
    fault.value = refusal(answer)
    if (answer.name !== 'done') return
    said.value = words.noted(name, words.states[state])
    spot.value = undefined
  }

  function clear(why = ''): void {
    spot.value = undefined
    said.value = ''
    fault.value = why
  }

  return { spot, place, fault, said, look, note, clear }
}
