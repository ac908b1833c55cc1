import { language } from '../app/language.ts'
import { sayDay } from '../app/say-day.ts'

/** A month `YYYY-MM` as people write it. */
export const sayMonth = (month: string): string => {
  const day = sayDay(`${month}-01`)
  return language.value === 'zh' ? day.replace(/1日$/, '') : day.replace(/^1 /, '')
}
