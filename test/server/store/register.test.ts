import { describe, expect, test } from 'vitest'
import type { RegisterChange } from '../../../src/server/store/places/types.ts'
import type { PlaceRow, Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { COUNTY, huancui, TOWN, VILLAGE } from '../../setup/places.ts'

const DAY = '2026-06-17'

const change = (
  rows: readonly PlaceRow[],
  { complete = false, successors = {} }: { complete?: boolean; successors?: Readonly<Record<string, string>> } = {},
): RegisterChange => ({ rows, complete, successors: new Map(Object.entries(successors)), day: DAY })
const renamed = (name: string): RegisterChange =>
  change([{ code: COUNTY, name, level: 'county', parent: '371000000000' }])
const baseOf = async ({ places }: Store, of: RegisterChange): Promise<string> => {
  const outcome = await places.difference(of)
  if (outcome.name === 'faults') throw new Error(outcome.faults.join('\n'))
  return outcome.difference.base
}

forEachEngine((engine) => {
  describe('the register', () => {
    test('of two administrators who have looked at the same one, the second is told that the first has changed it', async () => {
      const location = await engine.fresh()
      const [one, two] = [await engine.open(location), await engine.open(location)]
      await one.places.save(huancui())
      const bases = await Promise.all([baseOf(one, renamed('一')), baseOf(two, renamed('二'))])
      const outcomes = await Promise.all([
        one.places.change(renamed('一'), bases[0]),
        two.places.change(renamed('二'), bases[1]),
      ])
      expect(outcomes.map(({ name }) => name).sort()).toEqual(['changed', 'register-changed'])
      const winner = outcomes[0]?.name === 'changed' ? '一' : '二'
      expect((await one.places.get(COUNTY))?.name).toBe(winner)

      const again = renamed('三')
      expect((await two.places.change(again, await baseOf(two, again))).name).toBe('changed')
    })

    test('has another version after every change, by whichever process, and the same while there is none', async () => {
      const location = await engine.fresh()
      const [one, two] = [await engine.open(location), await engine.open(location)]
      const versions = [await two.places.version()]
      const see = async () => void versions.push(await two.places.version())
      await one.places.save(huancui())
      await see()
      await one.places.change(renamed('新环翠'))
      await see()
      await one.places.setAliases(VILLAGE, ['老村'])
      await see()
      await one.places.addParts(VILLAGE, 'building', ['9号楼'])
      await see()
      expect(new Set(versions).size).toBe(versions.length)

      await one.places.save(huancui().filter(({ code }) => code !== COUNTY))
      await one.places.difference(renamed('别名'))
      expect(await two.places.version()).toBe(versions.at(-1))
    })

    test('shows what a change does, and does it', async () => {
      const store = await engine.open()
      await store.places.save(huancui())
      await store.posters.add([
        { code: 'A', kind: 'grid', place: VILLAGE, created: DAY, revoked: null },
        { code: 'B', kind: 'grid', place: VILLAGE, created: DAY, revoked: DAY },
      ])
      const next: PlaceRow = { code: '371002100299', name: '中心社区居委会', level: 'village', parent: TOWN }
      const merged = change([next], { successors: { [VILLAGE]: next.code } })
      const outcome = await store.places.difference(merged)
      expect(outcome).toMatchObject({
        name: 'difference',
        difference: {
          counts: { added: 1, gone: 3 },
          gone: [{ code: VILLAGE, posters: 1, successor: next.code }, {}, {}],
        },
      })
      expect(await store.places.get(next.code)).toBeUndefined()

      const done = await store.places.change(merged)
      expect(outcome.name === 'difference' && done.name === 'changed' && done.counts).toEqual(
        outcome.name === 'difference' && outcome.difference.counts,
      )
      expect(await store.places.get(VILLAGE)).toMatchObject({ gone: DAY, successor: next.code })
      expect((await store.places.current(VILLAGE))?.code).toBe(next.code)
      expect((await store.places.children(TOWN)).map(({ code }) => code)).not.toContain(VILLAGE)
      expect(await store.check()).toEqual([])
    })

    test('is left as it was by a table with faults', async () => {
      const store = await engine.open()
      await store.places.save(huancui())
      const before = [await store.places.list(), await store.places.version()]
      const bad = change([{ code: '371002100299', name: '新村', level: 'village', parent: TOWN }], {
        successors: { [VILLAGE]: '371002999999' },
      })
      expect(await store.places.difference(bad)).toEqual(await store.places.change(bad))
      expect(await store.places.change(bad)).toMatchObject({ name: 'faults' })
      expect([await store.places.list(), await store.places.version()]).toEqual(before)
    })

    test('keeps the area of a town that has ceased: sheets carry it; a town that comes later joins one in use', async () => {
      const store = await engine.open()
      await store.places.save(huancui())
      const area = (await store.places.get(TOWN))?.area
      const next: PlaceRow = { code: '371002100900', name: '新镇', level: 'town', parent: COUNTY }
      const code = '371002199000'
      await store.places.change(change([{ ...next, code }], { successors: { [TOWN]: code } }))
      expect((await store.places.get(TOWN))?.area).toBe(area)
      const joined = (await store.places.get(code))?.area ?? ''
      expect((await store.places.areaTowns(joined)).length).toBeGreaterThan(1)
    })

    test('is searched by a new name, and by what people call a place, not by a name it no longer has', async () => {
      const store = await engine.open()
      await store.places.save(huancui())
      await store.places.setAliases(VILLAGE, ['老槐树'])
      const found = async (typed: string) =>
        (await store.places.search(typed, COUNTY, 30)).map(({ code }) => code).includes(VILLAGE)
      const before = (await store.places.get(VILLAGE))?.name ?? ''
      expect(await found(before)).toBe(true)
      await store.places.save([{ code: VILLAGE, name: '凤凰岭社区居委会', level: 'village', parent: TOWN }])
      expect([await found('凤凰岭'), await found('fhl'), await found('老槐树')]).toEqual([true, true, true])
      expect(await found(before)).toBe(false)
    })
  })
})
