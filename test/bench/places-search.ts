import { openStore } from '../../src/server/store/open-store.ts'
import type { Store } from '../../src/server/store/types.ts'
import { heading, median, row } from './roles.ts'

const EVERYWHERE = ''
const CITY = '371000000000'
/** As the page asks: one more than it shows. */
const MOST = 31
/** Villages asked for, spread over the register. */
const ASKED = 30

/** What people type, from what finds one village to what finds a tenth of all. */
const SORTS: Readonly<Record<string, (name: string, code: string, above: string) => string>> = {
  name: (name) => name,
  'two characters': (name) => name.slice(0, 2),
  'one character': (name) => name.slice(0, 1),
  'town and village': (name, _code, above) => `${above} ${name}`,
  code: (_name, code) => code,
  'beginning of a code': (_name, code) => code.slice(0, 6),
}
const LETTERS = [
  'l',
  'w',
  'z',
  'ld',
  'wj',
  'ldr',
  'wjz',
  'lidaren',
  'wangjiazhuang',
  'sq',
  'a',
  'xx',
  'rml',
  'hq',
  'd',
  's',
]
const BROAD = [
  '大',
  '村',
  '新',
  '东',
  '李',
  '人民路',
  'l l',
  '张村 l',
  '城关 李庄',
  '3',
  '00',
  '37',
  '𡌶',
  '没有这个地方',
]

/**
 * A letter typed over a register of all China: what it takes must not be felt. Beside it a place looked up by its key, which is
 * the least a question can cost.
 *
 * @param dataDir folder of a store with all of China in it
 */
export async function benchPlaceSearch(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir })
  try {
    const places = (await store.places.list()).filter(({ level }) => level === 'village')
    const some = places.filter((_, index) => index % Math.ceil(places.length / ASKED) === 0)
    const questions = new Map<string, string[]>()
    for (const [sort, write] of Object.entries(SORTS)) {
      const typed = some.map(async ({ name, code, parent }) =>
        write(name, code, (await store.places.get(parent ?? ''))?.name ?? ''),
      )
      questions.set(sort, await Promise.all(typed))
    }
    questions.set('pinyin', LETTERS)
    questions.set('broad ones', BROAD)

    const floor = await timed(some, ({ code }) => store.places.get(code))
    heading(
      `A place among ${places.length} villages, by what is typed`,
      ...['what', 'questions', 'median ms', 'worst ms', 'worst in one city', 'beside the floor'],
    )
    for (const [sort, typed] of questions) {
      const all = await timed(typed, (each) => search(store, each, EVERYWHERE))
      const city = await timed(typed, (each) => search(store, each, CITY))
      const worst = [Math.max(...all), Math.max(...city)].map((ms) => ms.toFixed(1))
      row(sort, typed.length, median(all).toFixed(2), ...worst, (median(all) / median(floor)).toFixed(0))
    }
    row('floor: one place by its key', floor.length, median(floor).toFixed(3), Math.max(...floor).toFixed(1), '', '1')
  } finally {
    await store.close()
  }
}

const search = (store: Store, typed: string, scope: string) => store.places.search(typed, scope, MOST)

async function timed<Item>(items: readonly Item[], ask: (item: Item) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (const item of items) {
    const began = performance.now()
    await ask(item)
    times.push(performance.now() - began)
  }
  return times
}
