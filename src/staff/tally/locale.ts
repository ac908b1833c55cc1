import { language } from '../app/language.ts'

/** How numbers and days are written in the chosen language. */
export const locale = (): string => (language.value === 'zh' ? 'zh-CN' : 'en-GB')
