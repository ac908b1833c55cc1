import { defineStore } from 'pinia'
import { ref } from 'vue'
import { recallChoice, rememberChoice } from './remembered.ts'

/** Large type and large targets, for eyes and thumbs that want them. */
export const useElder = defineStore('elder', () => {
  const on = ref(false)

  function set(next: boolean): void {
    on.value = next
    if (next) document.documentElement.dataset.elder = ''
    else delete document.documentElement.dataset.elder
  }

  function toggle(): void {
    set(!on.value)
    rememberChoice('elder', on.value ? '1' : undefined)
  }

  const restore = (): void => set(recallChoice('elder') === '1')

  return { on, toggle, restore }
})
