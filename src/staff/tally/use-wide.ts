import { onBeforeUnmount, onMounted, ref } from 'vue'

/** Whether there is room for figures beside each other, and so for tables that stand open. */
export function useWide() {
  const query = matchMedia('(min-width: 64rem)')
  const wide = ref(query.matches)
  const look = () => {
    wide.value = query.matches
  }
  onMounted(() => query.addEventListener('change', look))
  onBeforeUnmount(() => query.removeEventListener('change', look))
  return wide
}
