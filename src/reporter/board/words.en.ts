import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  title: 'What came of it',
  toBoard: 'See what people report and what came of it',
  asking: 'Getting the latest figures…',
  asOf: (day) => `As of ${day}`,
  stale: '. No network: this is what was shown last',
  unreachable: 'No network, and nothing from an earlier visit on this phone. Open it again when there is a network.',
  month: (month) => `Reported in ${month}`,
  count: (count) => `${count}`,
  rest: 'Of no one county in particular',
  several: 'Several kinds together',
  outcomesTitle: 'See what has changed',
  noOutcomes: 'There are no results to publish yet. They will be written here.',
  empty: 'There are no figures to publish yet.',
  next: (day) => `The next ones come on ${day} at the earliest.`,
  whyTitle: 'Why is something missing?',
  why: [
    'A kind of burden is written down for a place once 5 reports tell of it. Fewer have to wait, so that nobody can be guessed.',
    'What is missing may well have been reported.',
    'No village or town is named, and nobody is ranked. Many reports are no fault, few are no merit.',
    'Results are written here too: meetings dropped, plaques taken down, forms saved.',
  ],
}
