import { onBeforeUnmount, onMounted, type Ref, shallowRef } from 'vue'
import { type FollowUp, watchFollowUps } from '../../queue/queue.ts'

/** What was added to this report and has not left this phone. */
export function useUnsent(id: string): Readonly<Ref<readonly FollowUp[]>> {
  const unsent = shallowRef<readonly FollowUp[]>([])
  let end = () => {}
  onMounted(() => {
    end = watchFollowUps((all) => {
      unsent.value = all.filter((one) => one.id === id)
    })
  })
  onBeforeUnmount(() => end())
  return unsent
}
