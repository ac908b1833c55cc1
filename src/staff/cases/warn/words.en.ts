import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  title: 'Look once more before it leaves',
  why: {
    'taken-over':
      'These are the reporter’s own words; who knows the person knows the voice. Write it in words of your own.',
    phone: 'This looks like a telephone number.',
    'id-number': 'This looks like an identity number.',
    name: 'This looks like somebody’s name. The office is enough.',
    place: 'This place is smaller than a county; there it is easy to guess. Name the county only.',
    'number-of-reports': 'This tells how many have reported. The fewer, the easier to guess who.',
  },
  quoted: (text) => `“${text}”`,
  twice: 'If it has to be written like this, press once more.',
}
