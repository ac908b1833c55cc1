import { reactive, ref, watchEffect } from 'vue'
import type { Language, Text } from '../../contract/text.ts'

const KEY = 'staff-language'

function remembered(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

export const language = ref<Language>(remembered())

watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
})

/** The texts of one room, always in the chosen language. `en` must have every key of `zh`, or it does not compile. */
export function roomWords<Words extends object>(zh: Words, en: Words): Words {
  const words = reactive({ ...zh }) as Words
  watchEffect(() => Object.assign(words, language.value === 'zh' ? zh : en), { flush: 'sync' })
  return words
}

export function switchLanguage(): void {
  language.value = language.value === 'zh' ? 'en' : 'zh'
  try {
    localStorage.setItem(KEY, language.value)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** A text of the taxonomy. */
export const say = (text: Text): string => text[language.value]
