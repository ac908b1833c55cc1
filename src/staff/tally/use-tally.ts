import { onMounted, onUnmounted, ref, shallowRef, watch } from 'vue'
import { staffRoutes } from '../../contract/api.ts'
import type { Tally } from '../../contract/staff/tally.ts'
import { call, withQuery } from '../app/call.ts'
import { useStaffEvents } from '../app/use-staff-events.ts'
import { type Filters, questionOf } from './filters.ts'

export type TallyState = 'loading' | 'shown' | 'offline' | 'not-yours' | 'failed'

/**
 * The figures of a question, asked again when it changes, at each release and when the network is back. The last ones stay on
 * the screen meanwhile, and without a network: `tally` itself says what it answers, `at` from when it is.
 */
export function useTally(question: () => Filters) {
  const tally = shallowRef<Tally>()
  const at = shallowRef<Date>()
  const state = ref<TallyState>('loading')
  /** Whether the figures came by themselves. */
  const renewed = ref(false)
  let asked = 0

  async function load(quietly = false): Promise<void> {
    const mine = ++asked
    if (!quietly) state.value = 'loading'
    const filters = question()
    const route = filters.exact ? staffRoutes.exactTally : staffRoutes.tally
    const answer = await call<Tally>('GET', withQuery(route, questionOf(filters)))
    if (mine !== asked) return
    renewed.value = quietly && answer.name === 'done'
    if (answer.name === 'done') {
      tally.value = answer.body
      at.value = new Date()
      state.value = 'shown'
    } else if (answer.name === 'offline') {
      state.value = 'offline'
    } else {
      tally.value = undefined
      state.value = answer.problem.code === 'not-yours' ? 'not-yours' : 'failed'
    }
  }

  const again = () => state.value === 'offline' && void load(true)
  onMounted(() => addEventListener('online', again))
  onUnmounted(() => removeEventListener('online', again))
  useStaffEvents({ release: () => void load(true) })
  watch(question, () => void load(), { immediate: true })

  return { tally, at, state, renewed, load }
}
