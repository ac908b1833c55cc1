import { computed, ref, shallowRef } from 'vue'
import { deliverNow } from '../../app/background.ts'
import { useDeliveries } from '../../app/use-deliveries.ts'
import type { Filing } from './file-follow-up.ts'

/** Where a follow-up stands: `sent` only when the sync room says that the server has it. */
export type Standing = Filing['name'] | 'kept-open' | 'sent' | 'refused'

/** One form's follow-up, from the press on the button to the server's word. */
export function useFiling() {
  const deliveries = useDeliveries()
  const busy = ref(false)
  const filing = shallowRef<Filing>()

  const standing = computed((): Standing | undefined => {
    const now = filing.value
    if (now?.name !== 'kept') return now?.name
    if (deliveries.taken[now.key]) return 'sent'
    if (deliveries.quarantined[now.key]) return 'refused'
    return now.persistent ? 'kept' : 'kept-open'
  })

  /** @returns whether it is in the queue */
  async function file(what: () => Promise<Filing>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    filing.value = await what().catch(() => ({ name: 'not-loaded' as const }))
    busy.value = false
    if (filing.value.name !== 'kept') return false
    void deliverNow().catch(() => {})
    void import('../../app/register-worker.ts')
      .then(({ requestBackgroundSync }) => requestBackgroundSync())
      .catch(() => {})
    return true
  }

  return { busy, standing, file }
}
