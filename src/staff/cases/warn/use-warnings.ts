import { computed, ref } from 'vue'
import { type Known, warningsFor } from '../warn-words.ts'

/** Warnings about a text as it is being written. They hold nobody up for good: who has seen them may send it all the same. */
export function useWarnings(text: () => string, known: () => Known) {
  const warnings = computed(() => warningsFor(text(), known()))
  const now = computed(() => JSON.stringify(warnings.value))
  const seen = ref('')
  /** They were shown at a press of the button, and another press sends. */
  const asking = computed(() => warnings.value.length > 0 && seen.value === now.value)

  /** To be asked when the button is pressed. @returns false when there is something new to be looked at first */
  function passes(): boolean {
    if (warnings.value.length === 0 || asking.value) return true
    seen.value = now.value
    return false
  }

  return { warnings, asking, passes }
}
