import { makePosterCode } from '../../../src/contract/poster-code.ts'
import type { PlacedSheet } from '../../../src/server/sheets/types.ts'
import { weihai } from '../../setup/places.ts'
import { sheetOf } from './plain-sheet.ts'

/** Numbers that look random and are the same in every run, from 0 to below 1 (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A grid sheet for every `step`-th village of Weihai, with a code of its own. */
export function villageSheets(step = 1): PlacedSheet[] {
  const places = new Map(weihai().map((place) => [place.code, place]))
  const next = numbers(371000)
  const random = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256))
  return [...places.values()]
    .filter(({ level }) => level === 'village')
    .filter((_, index) => index % step === 0)
    .map(({ name, parent }) => {
      const town = places.get(parent ?? '')
      const county = places.get(town?.parent ?? '')
      if (!town || !county) throw new Error(`${name} lies nowhere`)
      const code = makePosterCode(random)
      const url = `https://jianfu.weihai.gov.cn/p/${code}`
      const content = sheetOf({ code, url, name, above: `${county.name} · ${town.name}` })
      return { content, county, town: town.name, copies: 1 }
    })
}

/** As a run hands them over. */
export async function* oneByOne<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}
