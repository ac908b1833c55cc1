import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  title: 'What came of it',
  empty: 'There is nothing to publish yet.',
  why: 'Results are written here: meetings dropped, plaques taken down, forms saved. No village is named, nobody is ranked, and small numbers wait, so that nobody can be guessed.',
}
