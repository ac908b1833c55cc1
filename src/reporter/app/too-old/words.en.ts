import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  title: 'This browser is too old to encrypt',
  why: 'What you write is encrypted before it is kept or sent. This browser cannot do that, so we stop here rather than let you write in vain.',
  how: 'What you can do',
  update: 'Update WeChat or the browser and scan the code again. On an iPhone, update the system in Settings.',
  other: 'Use another browser, or scan the code with another phone.',
  complaints: (how) => `The operator’s line for complaints: ${how}`,
}
