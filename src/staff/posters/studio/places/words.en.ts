import type { zh } from './words.zh.ts'

const number = (count: number): string => count.toLocaleString('en')
const some = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`

export const en: typeof zh = {
  separator: ', ',
  tree: {
    label: 'Places',
    open: (name) => `Open ${name}`,
    close: (name) => `Close ${name}`,
    loading: 'Opening…',
    again: 'It did not open. Try again',
    empty: 'Nothing lies below',
  },
  search: {
    label: 'Name, first letters of its pinyin, or code',
    hint: 'For example 王家庄, wjz, 371002',
    none: (typed) => `Nothing is called “${typed}”. Try another spelling.`,
    more: 'There are more: please write a little more.',
    add: (name) => `Add ${name}`,
    addShort: 'Add',
    added: 'Added',
    alias: (name) => `also called ${name}`,
  },
  paste: {
    open: 'Paste a list of names or codes',
    label: 'One on each line',
    hint: 'Village names repeat: write “town village”, or the code.',
    find: 'Look up',
    stop: 'Stop',
    at: (now, all) => `Looking up ${number(now)} of ${number(all)}`,
    found: (count) => `${some(count, 'place')} found and added.`,
    several: 'These names belong to several places. Please choose one:',
    none: 'Not found: ',
    tooMany: (most) => `At most ${number(most)} lines at once. Please paste in parts.`,
  },
  chosen: {
    label: 'Chosen places',
    none: 'No place is chosen yet.',
    remove: (name) => `Take out ${name}`,
    all: 'Take out all',
    more: (count) => `${some(count, 'more place', 'more places')}`,
  },
}
