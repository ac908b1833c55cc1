import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  title: 'Pages to print',
  back: '← Back to the studio',
  loading: 'Opening…',
  again: 'Try again',
  notFound: 'There is no such print run; it may have been cancelled.',
  how: 'Choose A4, no margins, 100 % scale, and no headers or footers.',
  which: 'What to print',
  piece: (county, from, to) => `${county ?? 'Everything'} (${from === to ? `page ${from}` : `pages ${from} to ${to}`})`,
  print: (pages) => (pages === 1 ? 'Print this page' : `Print these ${pages} pages`),
  coming: (there, all) => `Fetching pages: ${there} of ${all} are here. They are printed once all are.`,
  failed: (count) =>
    `${count} ${count === 1 ? 'page' : 'pages'} could not be fetched and nothing was printed. Please press "Print" again.`,
  notReady: 'The pages are not complete yet. Close this window and press the button "Print" on the page.',
  allDone: 'All of it is printed',
  allDoneWhy: 'Then “Only new and changed ones” leaves these out.',
  noted: 'Noted: these are printed.',
  ended: 'This print run was cancelled or is being downloaded.',
  page: (page) => `Page ${page}`,
}
