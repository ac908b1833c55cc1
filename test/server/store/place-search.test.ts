import { beforeAll, describe, expect, test } from 'vitest'
import type { PlaceRow, Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { weihaiRows } from './weihai.ts'

const CITY = '371000000000'
const HUANCUI = '371002000000'
const TOWN = '371002109000'
const ROWS: readonly PlaceRow[] = [
  { code: '371002109901', name: '李大人村委会', level: 'village', parent: TOWN },
  { code: '371002109902', name: '大李大人庄村委会', level: 'village', parent: TOWN },
  { code: '371002109903', name: '李大人社区居委会', level: 'village', parent: TOWN },
  { code: '371002109904', name: '李大人东村委会', level: 'village', parent: TOWN },
  { code: '371002109905', name: '那𡌶村委会', level: 'village', parent: TOWN },
  { code: '371002109906', name: '平安100社区居委会', level: 'village', parent: TOWN },
]
const VILLAGE = '371002109901'
const everybody = 50

forEachEngine((engine) => {
  describe('whoever looks for a place', () => {
    let store: Store
    const search = async (typed: string, scope = CITY) =>
      (await store.places.search(typed, scope, everybody)).map(({ code }) => code)
    const ours = async (typed: string) => (await search(typed)).filter((code) => code.startsWith('3710021099'))
    beforeAll(async () => {
      store = await engine.open()
      await store.places.save([...weihaiRows(), ...ROWS])
    })

    test('finds first what is called so, then what begins so, then what contains it, each in register order', async () => {
      expect(await search('李大人')).toEqual(['371002109901', '371002109903', '371002109904', '371002109902'])
    })

    test('may type first letters or the whole of the pinyin, in any case and width, with spaces or without', async () => {
      for (const typed of ['ldr', 'LDR', 'ｌｄｒ', 'lidaren', 'Li Da Ren', '李 大 人'])
        expect(await search(typed), typed).toContain(VILLAGE)
    })

    test('may write any ending of the name, or none', async () => {
      for (const typed of ['李大人村', '李大人村委会', '李大人社区', ' 李大人 '])
        expect((await search(typed)).slice(0, 2), typed).toEqual(['371002109901', '371002109903'])
    })

    test('may begin in the middle of the name, with a single character, also one outside the BMP', async () => {
      expect(await ours('大人')).toHaveLength(4)
      expect(await search('𡌶')).toEqual(['371002109905'])
      expect(await ours('那')).toEqual(['371002109905'])
    })

    test('may type the beginning of a code, or digits that stand in a name', async () => {
      expect(await search('3710021099')).toHaveLength(ROWS.length)
      expect(await search('371002109901')).toEqual([VILLAGE])
      expect(await search('100')).toContain('371002109906')
    })

    test('may write what lies above, before the place', async () => {
      const town = (await store.places.get(TOWN))?.name ?? ''
      expect(await search(`${town} 李大人`)).toEqual(await search('李大人'))
      expect(await search(`${town} · 李大人村`)).toContain(VILLAGE)
      expect(await search(`环翠区 ${town} ldr`)).toContain(VILLAGE)
      expect(await search('荣成市 李大人')).toEqual([])
    })

    test('sees nothing outside of the own scope, by whatever name or code', async () => {
      expect(await search('李大人', HUANCUI)).toContain(VILLAGE)
      for (const typed of ['李大人', 'ldr', VILLAGE, '环翠区 李大人'])
        expect(await search(typed, '371003000000'), typed).toEqual([])
      expect(await search('李大人', VILLAGE)).toEqual([VILLAGE])
    })

    test('finds no filler, and nothing by signs, wildcards or nothing', async () => {
      await store.places.save([{ code: '371001000000', name: '市辖区', level: 'county', parent: CITY }])
      expect(await search('市辖区')).toEqual([])
      expect(await search('371001000000')).toEqual([])
      for (const typed of ['%', '_', '李%人', "'", ' ', '·', '\u{10FFFF}', '37%'])
        expect(await search(typed), typed).toEqual([])
    })

    test('is told no more than asked for, the best of it', async () => {
      expect((await store.places.search('李大人', CITY, 2)).map(({ code }) => code)).toEqual([
        '371002109901',
        '371002109903',
      ])
    })
  })

  describe('an everyday name', () => {
    test('finds its place and says so; without it the place is not found', async () => {
      const store = await engine.open()
      await store.places.save([...weihaiRows(), ...ROWS])
      const find = async (typed: string) =>
        (await store.places.search(typed, CITY, everybody)).find(({ code }) => code === VILLAGE)
      expect(await find('李大人庄')).toBeUndefined()
      const version = await store.places.version()
      expect(
        await store.places.setAliases(VILLAGE, ['李大人庄', ' 大人家 ', '大人家', '李大人村委会', '李大人村']),
      ).toBe(true)
      expect(await store.places.version()).not.toBe(version)
      // What it is called anyway is no everyday name beside.
      expect(await store.places.aliases(VILLAGE)).toEqual(['大人家', '李大人庄'])
      expect(await find('李大人庄')).toMatchObject({ name: '李大人村委会', alias: '李大人庄' })
      expect(await find('drj')).toMatchObject({ alias: '大人家' })
      expect(await find('李大人')).toMatchObject({ alias: null })

      await store.places.setAliases(VILLAGE, ['大人家'])
      expect(await find('李大人庄')).toBeUndefined()
      expect(await find('ldr')).toBeDefined()
      expect(await store.places.setAliases('371002999999', ['没有'])).toBe(false)
    })

    test('stays when the place gets another name, and the old name is forgotten', async () => {
      const store = await engine.open()
      await store.places.save([...weihaiRows(), ...ROWS])
      await store.places.setAliases(VILLAGE, ['大人家'])
      await store.places.save([{ code: VILLAGE, name: '幸福里社区居委会', level: 'village', parent: TOWN }])
      const find = async (typed: string) => (await store.places.search(typed, VILLAGE, everybody)).length
      expect([await find('大人家'), await find('xfl'), await find('李大人')]).toEqual([1, 1, 0])
    })
  })

  describe('grids and buildings', () => {
    test('are numbered on below their village, and found below it', async () => {
      const store = await engine.open()
      await store.places.save([...weihaiRows(), ...ROWS])
      const add = async (level: 'grid' | 'building', ...names: string[]) =>
        (await store.places.addParts(VILLAGE, level, names))?.map(({ code, name }) => `${code} ${name}`)
      expect(await add('building', '1号楼', '2号楼')).toEqual([`${VILLAGE}-B001 1号楼`, `${VILLAGE}-B002 2号楼`])
      expect(await add('grid', '第一网格')).toEqual([`${VILLAGE}-G001 第一网格`])
      // Sent once more, because the answer was lost.
      expect(await add('building', '1号楼', '2号楼')).toEqual([])
      expect(await add('building', '2号楼', '3号楼')).toEqual([`${VILLAGE}-B003 3号楼`])
      expect((await store.places.children(VILLAGE)).map(({ level }) => level)).toEqual([
        'building',
        'building',
        'building',
        'grid',
      ])
      const found = await store.places.search('李大人 3号楼', CITY, everybody)
      expect(found.map(({ code }) => code)).toEqual([`${VILLAGE}-B003`])
      expect((await store.places.search(`${VILLAGE}-b00`, CITY, everybody)).map(({ code }) => code)).toHaveLength(3)
    })

    test('are refused where there is no village in force, and when three digits are used up', async () => {
      const store = await engine.open()
      await store.places.save([...weihaiRows(), ...ROWS])
      expect(await store.places.addParts(TOWN, 'grid', ['网格'])).toBeUndefined()
      expect(await store.places.addParts('371002999999', 'grid', ['网格'])).toBeUndefined()
      const names = (from: number, to: number) =>
        Array.from({ length: to - from + 1 }, (_, index) => `${from + index}号楼`)
      await store.places.addParts(VILLAGE, 'building', names(1, 990))
      expect(await store.places.addParts(VILLAGE, 'building', names(991, 1000))).toBeUndefined()
      expect((await store.places.addParts(VILLAGE, 'building', names(991, 999)))?.at(-1)?.code).toBe(`${VILLAGE}-B999`)
      expect(await store.places.addParts(VILLAGE, 'building', ['千号楼'])).toBeUndefined()
    })

    test('added by two processes at once never get the same number', async () => {
      const location = await engine.fresh()
      const [one, other] = [await engine.open(location), await engine.open(location)]
      await one.places.save([...weihaiRows(), ...ROWS])
      const added = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          (index % 2 ? one : other).places.addParts(VILLAGE, 'grid', [`${index}号网格甲`, `${index}号网格乙`]),
        ),
      )
      const codes = added.flatMap((parts) => parts?.map(({ code }) => code) ?? [])
      expect(new Set(codes).size).toBe(24)
      expect(await one.places.children(VILLAGE)).toHaveLength(24)
    })
  })
})
