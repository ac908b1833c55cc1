import { onBeforeUnmount, ref } from 'vue'

const MINUTE_MS = 60_000

/** The time, a minute at a time: what is due says so in minutes. */
export function useNow() {
  const now = ref(new Date())
  const timer = setInterval(() => {
    now.value = new Date()
  }, MINUTE_MS)
  onBeforeUnmount(() => clearInterval(timer))
  return now
}
