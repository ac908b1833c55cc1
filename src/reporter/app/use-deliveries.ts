import { defineStore } from 'pinia'
import { reactive } from 'vue'
import type { Receipt } from '../../contract/receipt.ts'
import type { SyncEvent, WaitReason } from '../sync/types.ts'

/** What the sync room said last about each report and what was added to it: the only source of "the server has it". In memory only. */
export const useDeliveries = defineStore('deliveries', () => {
  const delivered = reactive<Record<string, Receipt>>({})
  const waiting = reactive<Record<string, WaitReason>>({})
  const quarantined = reactive<Record<string, true>>({})
  /** Follow-ups the server has, by their key in the queue. */
  const taken = reactive<Record<string, true>>({})

  function hear(event: SyncEvent): void {
    delete waiting[event.id]
    delete quarantined[event.id]
    if (event.name === 'delivered') delivered[event.id] = event.receipt
    else if (event.name === 'quarantined') quarantined[event.id] = true
    else if (event.name === 'taken') taken[event.id] = true
    else waiting[event.id] = event.name === 'sending' ? 'sending' : event.reason
  }

  return { delivered, waiting, quarantined, taken, hear }
})
