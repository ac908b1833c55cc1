import { roomWords } from '../../app/language.ts'
import { zh } from './words.zh.ts'

export const words = roomWords(zh, () => import('./words.en.ts'))
