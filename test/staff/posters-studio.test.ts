import { describe, expect, it } from 'vitest'
import type { FoundPlace } from '../../src/contract/staff/places.ts'
import { MOST_PAGES, piecesOf } from '../../src/staff/posters/print/pieces.ts'
import { freshDraft, orderOf } from '../../src/staff/posters/studio/order.ts'
import {
  type Chosen,
  chosenFor,
  type PathPlace,
  standingOf,
  withoutPlace,
  withPlace,
} from '../../src/staff/posters/studio/places/chosen-places.ts'
import { liesBelow, meant, splitLine } from '../../src/staff/posters/studio/places/find-places.ts'

const named = (code: string, name: string) => ({ code, name })
const CITY = { ...named('371000000000', '威海市'), path: [] }
const below = (above: PathPlace, code: string, name: string): PathPlace => ({
  ...named(code, name),
  path: [...above.path, named(above.code, above.name)],
})
const COUNTY = below(CITY, '371002000000', '环翠区')
const OTHER_COUNTY = below(CITY, '371003000000', '文登区')
const TOWN = below(COUNTY, '371002001000', '环翠楼街道')
const VILLAGE = below(TOWN, '371002001001', '东北村社区')
const OTHER_VILLAGE = below(TOWN, '371002001002', '布谷夼社区')

const CHILDREN: Readonly<Record<string, readonly PathPlace[]>> = {
  [CITY.code]: [COUNTY, OTHER_COUNTY],
  [COUNTY.code]: [TOWN],
  [TOWN.code]: [VILLAGE, OTHER_VILLAGE],
}
const childrenOf = (code: string) => CHILDREN[code] ?? []
const codes = (chosen: Chosen) => chosen.map(({ code }) => code)

describe('chosen places', () => {
  it('a place stands for all below it: what was chosen there before is no second sheet', () => {
    const chosen = withPlace([VILLAGE, OTHER_COUNTY], TOWN, () => [])
    expect(codes(chosen)).toEqual([OTHER_COUNTY.code, TOWN.code])
    expect(withPlace(chosen, VILLAGE, childrenOf)).toBe(chosen)
  })

  it('the last of a town’s villages makes it the town, and so on upwards', () => {
    expect(codes(withPlace([VILLAGE, OTHER_COUNTY], OTHER_VILLAGE, childrenOf))).toEqual([CITY.code])
  })

  it('one taken out of a whole city leaves every other place of it', () => {
    expect(codes(withoutPlace([CITY], VILLAGE, childrenOf))).toEqual([OTHER_COUNTY.code, OTHER_VILLAGE.code])
  })

  it('a box is half ticked above what is chosen and ticked below it', () => {
    expect([CITY, TOWN, VILLAGE, OTHER_COUNTY].map((place) => standingOf([TOWN], place))).toEqual([
      'some',
      'all',
      'all',
      'none',
    ])
  })

  it('no burden code leads to a village or a building: they stand for their town, once', () => {
    const building = below(VILLAGE, `${VILLAGE.code}-B001`, '1号楼')
    expect(codes(chosenFor('burden', [VILLAGE, OTHER_VILLAGE, building, OTHER_COUNTY]))).toEqual([
      TOWN.code,
      OTHER_COUNTY.code,
    ])
    expect(codes(chosenFor('grid', [VILLAGE]))).toEqual([VILLAGE.code])
  })

  it('a village of a city without counties stands for its town too', () => {
    const city = { ...named('441900000000', '东莞市'), path: [] }
    const village = below(below(city, '441900003000', '东城街道'), '441900003001', '岗贝社区')
    expect(codes(chosenFor('burden', [village]))).toEqual(['441900003000'])
  })
})

describe('a pasted list', () => {
  const hit = (place: PathPlace, more: Partial<FoundPlace> = {}): FoundPlace => ({
    ...place,
    path: [...place.path],
    level: 'village',
    ...more,
  })

  it('a name that only one place bears is found, also when others begin with it', () => {
    const longer = hit(below(TOWN, '371002001003', '东北村社区东'))
    expect(meant('东北村社区', [longer, hit(VILLAGE)])).toMatchObject({ name: 'one', place: { code: VILLAGE.code } })
  })

  it('nobody guesses among places of the same name', () => {
    const twin = hit({ ...VILLAGE, code: '371003001001' })
    expect(meant(VILLAGE.name, [hit(VILLAGE), twin])).toMatchObject({ name: 'several', places: [{}, {}] })
  })

  it('what has ceased is not printed, and areas are nobody’s place', () => {
    const hits = [hit(VILLAGE, { gone: '2026-01-01' }), hit(TOWN, { level: 'area' })]
    expect(meant(VILLAGE.name, hits)).toEqual({ name: 'none' })
  })

  it('a row of a spreadsheet is read by its code, another line by its last name', () => {
    expect(splitLine('3\t371002001001\t东北村')).toEqual({ typed: '371002001001', above: [] })
    expect(splitLine(' 环翠楼街道  东北村 ')).toEqual({ typed: '东北村', above: ['环翠楼街道'] })
    expect(liesBelow(hit(VILLAGE), ['环翠楼'])).toBe(true)
    expect(liesBelow(hit(VILLAGE), ['鲸园'])).toBe(false)
  })
})

describe('an order', () => {
  it('carries what belongs to its kind and nothing of the other', () => {
    const draft = { ...freshDraft(), chosen: [VILLAGE], general: true, copies: 3 }
    expect(orderOf(draft)).toMatchObject({
      choice: { kind: 'burden', under: [TOWN.code], general: true },
      copies: 'villages',
    })
    expect(orderOf(draft).choice).not.toHaveProperty('levels')
    const grid = orderOf({ ...draft, kind: 'grid', way: 'browser' })
    expect(grid).toMatchObject({ choice: { under: [VILLAGE.code], levels: ['village'] }, copies: 3, format: 'pdf' })
    expect(grid.choice).not.toHaveProperty('general')
  })

  it.each([
    [Number.NaN, 1],
    [0, 1],
    [2.7, 2],
    [1_000, 100],
  ])('%d copies are sent as %d: the server takes no others', (typed, sent) => {
    expect(orderOf({ ...freshDraft(), kind: 'grid', copies: typed }).copies).toBe(sent)
  })
})

describe('pages printed from the browser', () => {
  const part = (name: string, from: number, to: number) => ({ code: '', name, from, to })

  it('a few counties are offered as a whole and one by one', () => {
    expect(piecesOf({ pages: 30, parts: [part('环翠区', 1, 20), part('文登区', 21, 30)] })).toEqual([
      { from: 1, to: 30 },
      { county: '环翠区', from: 1, to: 20 },
      { county: '文登区', from: 21, to: 30 },
    ])
  })

  it('a large county comes in goes that a browser can hold, without a page lost or twice', () => {
    const pieces = piecesOf({ pages: 1_000, parts: [part('荣成市', 1, 838), part('乳山市', 839, 1_000)] })
    expect(pieces.map(({ from, to }) => [from, to])).toEqual([
      [1, MOST_PAGES],
      [MOST_PAGES + 1, 2 * MOST_PAGES],
      [2 * MOST_PAGES + 1, 838],
      [839, 1_000],
    ])
  })

  it('one county needs no choosing', () => {
    expect(piecesOf({ pages: 5, parts: [part('环翠区', 1, 5)] })).toHaveLength(1)
    expect(piecesOf({ pages: 5 })).toEqual([{ from: 1, to: 5 }])
  })
})
