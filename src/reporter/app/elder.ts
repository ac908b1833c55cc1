import { ref } from 'vue'
import { recallChoice, rememberChoice } from './remembered.ts'

export const elder = ref(false)

/** Large type and large targets, for eyes and thumbs that want them. */
function setElder(on: boolean): void {
  elder.value = on
  if (on) document.documentElement.dataset.elder = ''
  else delete document.documentElement.dataset.elder
}

export function switchElder(): void {
  setElder(!elder.value)
  rememberChoice('elder', elder.value ? '1' : undefined)
}

export const restoreElder = (): void => setElder(recallChoice('elder') === '1')
