import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The address of a page that could not be opened. */
export const useTrouble = defineStore('trouble', () => {
  const failedAt = ref<string>()
  return { failedAt }
})
