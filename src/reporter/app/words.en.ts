import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  brand: '减负码 Jianfu',
  otherLanguage: '中文',
  elder: 'Large',
  elderOff: 'Normal',
  exit: 'Leave',
  trial: 'Trial · only to try it out, please write nothing real',
  outbox: 'Waiting to be sent',
  lookup: 'Look up',
  board: 'What came of it',
  stored: 'What is kept',
  complaints: (how) => `Complaints: ${how}`,
  filing: (number) => `Filing: ${number}`,
  pages: 'Other pages',
  loading: 'Opening…',
  pageFailed: 'This page has not been downloaded yet. Tap again when there is a network.',
  retry: 'Try again',
  update: 'There is a new version. Tap to update',
  door: { burden: 'I work here: report a burden', grid: 'I live here: report a problem' },
  doorNote: {
    burden: 'No name · no phone number · about 20 seconds',
    grid: 'No sign-up · about 20 seconds · look up the result',
  },
  whichVillage: 'Which village or estate do you live in?',
  back: 'Back',
}
