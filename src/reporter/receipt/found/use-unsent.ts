import { type ComputedRef, computed, onBeforeUnmount, onMounted, shallowRef } from 'vue'
import { type FollowUp, watchFollowUps } from '../../queue/queue.ts'

/** What was added to a report and has not left this phone. */
export function useUnsent(id: () => string | undefined): ComputedRef<readonly FollowUp[]> {
  const all = shallowRef<readonly FollowUp[]>([])
  let end = () => {}
  onMounted(() => {
    end = watchFollowUps((next) => {
      all.value = next
    })
  })
  onBeforeUnmount(() => end())
  return computed(() => all.value.filter((one) => one.id === id()))
}
