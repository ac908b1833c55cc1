import { roomWords } from '../../../app/language.ts'
import { en } from './words.en.ts'
import { zh } from './words.zh.ts'

export const words = roomWords(zh, en)
