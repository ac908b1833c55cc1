import { computed, ref } from 'vue'
import { isPosterCode, normalizePosterCode, POSTER_CODE_LENGTH } from '../../contract/poster-code.ts'

/** What is said of a code that cannot be opened as it was typed. */
export interface TypedCodeWords {
  readonly short: (left: number) => string
  readonly long: string
  readonly mistyped: string
}

/**
 * A code typed by hand. A full one with a slip in it is told of while typing, a short one only when it is to be opened.
 *
 * @param words asked for each time: the language may change
 */
export function useTypedCode(words: () => TypedCodeWords) {
  const typed = ref('')
  const asked = ref(false)
  const code = computed(() => normalizePosterCode(typed.value))
  const fault = computed(() => {
    const left = POSTER_CODE_LENGTH - code.value.length
    if (left < 0) return words().long
    if (left > 0) return asked.value ? words().short(left) : ''
    return isPosterCode(code.value) ? '' : words().mistyped
  })

  /** @returns the code in the one spelling; undefined for one that cannot be right */
  function ask(): string | undefined {
    asked.value = true
    return isPosterCode(code.value) ? code.value : undefined
  }

  function clear(): void {
    typed.value = ''
    asked.value = false
  }

  return { typed, fault, ask, clear }
}
