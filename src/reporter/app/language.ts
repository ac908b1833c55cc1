import { ref, shallowReactive } from 'vue'
import type { Language, Text } from '../../contract/text.ts'
import { recallChoice, rememberChoice } from './remembered.ts'

export const language = ref<Language>('zh')

const rooms: ((next: Language) => Promise<void>)[] = []
let loading: Promise<unknown> = Promise.resolve()

/**
 * The texts of one room. Chinese is always there; English is fetched when the phone speaks something else. `en` must have
 * every key of `zh`, or it does not compile.
 */
export function roomWords<Words extends object>(zh: Words, loadEnglish: () => Promise<{ en: Words }>): Words {
  const words = shallowReactive({ ...zh })
  const load = async (next: Language) => {
    Object.assign(words, next === 'zh' ? zh : (await loadEnglish()).en)
  }
  rooms.push(load)
  if (language.value !== 'zh') loading = Promise.all([loading, load(language.value).catch(() => {})])
  return words
}

/** Resolves when the rooms opened so far speak the chosen language. */
export const languageReady = (): Promise<unknown> => loading

/** Switches every text at once. If the other language cannot be fetched, the old one stays whole. */
export async function setLanguage(next: Language): Promise<void> {
  const before = language.value
  try {
    await Promise.all(rooms.map((load) => load(next)))
    language.value = next
    document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  } catch {
    if (before === 'zh') await Promise.all(rooms.map((load) => load(before)))
  }
}

export function switchLanguage(): void {
  const next = language.value === 'zh' ? 'en' : 'zh'
  rememberChoice('language', next)
  void setLanguage(next)
}

/** The language to begin with: the one chosen here before, else the phone's. */
export function preferredLanguage(phone: readonly string[] = navigator.languages ?? [navigator.language]): Language {
  const chosen = recallChoice('language')
  if (chosen === 'zh' || chosen === 'en') return chosen
  return !phone.length || phone.some((tag) => /^zh/i.test(tag)) ? 'zh' : 'en'
}

let english: ReadonlyMap<string, string> | undefined
rooms.push(async (next) => {
  if (next === 'en') english ??= (await import('./english-taxonomy.ts')).en
})

/** A text of the taxonomy or of a sheet. */
export const say = ({ zh, en }: Text): string => (language.value === 'zh' ? zh : en || english?.get(zh) || zh)
