import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Filed } from '../receipt/filed.ts'

/** What lasts no longer than the page is open. Never stored. */
export const useSession = defineStore('session', () => {
  /** The report just put into the queue, as long as its receipt code is on screen. */
  const filed = shallowRef<Filed>()
  /** A new version of the app is loaded and waits to be let in. */
  const updateReady = shallowRef(false)
  /** Something in the queue has waited so long that the browser may clear it away. */
  const aging = shallowRef(false)

  return { filed, updateReady, aging }
})
