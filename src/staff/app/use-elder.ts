import { ref, watchEffect } from 'vue'

const KEY = 'staff-elder'

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === '1'
  } catch {
    return false
  }
}

/** Large type and large targets. */
export const elder = ref(remembered())

watchEffect(() => {
  document.documentElement.toggleAttribute('data-elder', elder.value)
  try {
    localStorage.setItem(KEY, elder.value ? '1' : '0')
  } catch {
    // Without storage the choice lasts as long as the page.
  }
})
