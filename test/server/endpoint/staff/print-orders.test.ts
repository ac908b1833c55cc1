import { expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { isRealVillage } from '../../../../src/contract/place-code.ts'
import type { PrintRuns } from '../../../../src/contract/staff/printing.ts'
import { forEachEndpoint } from '../../../setup/endpoint.ts'
import { BUILDING, COUNTY, GRID, huancui, LARGE_TOWN, TOWN, VILLAGE } from '../../../setup/places.ts'
import { orderOf, printer } from './print-for-tests.ts'

const CITY = '371000000000'
const inside = (prefix: string) =>
  huancui().filter(({ code, level }) => level === 'village' && code.startsWith(prefix) && isRealVillage(code)).length
const VILLAGES_OF_TOWN = inside('371002100')

forEachEndpoint((start) => {
  it('an order makes the codes that are missing, counts what will be printed, and is written down', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const answer = await person.order({ under: [TOWN], copies: 2, layout: 'a4-4' })
    expect(answer.statusCode).toBe(201)
    const run = answer.json()
    expect(answer.headers.location).toBe(staffRoutes.printRun(run.id))
    expect(run).toMatchObject({
      ...{ state: 'ready', who: person.name, order: orderOf({ under: [TOWN], copies: 2, layout: 'a4-4' }) },
      ...{ codes: VILLAGES_OF_TOWN, sheets: 2 * VILLAGES_OF_TOWN, pages: Math.ceil((2 * VILLAGES_OF_TOWN) / 4) },
      // One village had a code before.
      ...{ made: VILLAGES_OF_TOWN - 1, done: 0, steps: Math.ceil((2 * VILLAGES_OF_TOWN) / 4), unprintable: [] },
    })
    expect(await person.look(run.id)).toEqual(run)
    expect((await endpoint.store.audit.list(1))[0]).toMatchObject({ act: 'posters-made', who: person.name })
  })

  it('two administrators who order the same at once get the same codes', async () => {
    const endpoint = await start()
    const beside = await start({ beside: endpoint })
    const [one, other] = [await printer(endpoint), await printer(beside)]
    const runs = await Promise.all([one.run({ under: [LARGE_TOWN] }), other.run({ under: [LARGE_TOWN] })])
    const codes = await Promise.all(
      runs.map(async ({ id }) => (await endpoint.store.printRuns.sheets(id, 0, 999)).map(({ poster }) => poster)),
    )
    expect(codes[0]).toEqual(codes[1])
    expect(new Set(codes[0]).size).toBe(inside('371002109'))
    expect(runs.map(({ made }) => made).reduce((sum, made) => sum + made)).toBe(inside('371002109'))
  })

  it('burden sheets are of areas, one for every village if asked so, and of the county in general', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const areas = await person.run({ kind: 'burden', under: [COUNTY], copies: 'villages' })
    const sheets = await endpoint.store.printRuns.sheets(areas.id, 0, 999)
    expect(sheets.every(({ kind, place }) => kind === 'burden' && !/^[0-9]{9}[1-9]/.test(place))).toBe(true)
    expect(sheets.find(({ place }) => place === LARGE_TOWN)?.copies).toBe(inside('371002109'))
    const general = await person.run({ kind: 'burden', under: [COUNTY], general: true })
    const places = (await endpoint.store.printRuns.sheets(general.id, 0, 999)).map(({ place }) => place)
    expect(places).toEqual([...new Set([...sheets.map(({ place }) => place), COUNTY])].sort())
  })

  it('grid sheets are of the levels asked for', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const run = await person.run({ under: [VILLAGE], levels: ['grid', 'building', 'village'] })
    const sheets = await endpoint.store.printRuns.sheets(run.id, 0, 999)
    expect(sheets.map(({ place }) => place)).toEqual([VILLAGE, BUILDING, GRID])
    expect(await person.run({ under: [TOWN], levels: ['building'] })).toMatchObject({ codes: 1 })
  })

  it('places within one another are printed once, each county on pages of its own', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    await endpoint.store.places.save([
      { code: '371003000000', name: '文登区', level: 'county', parent: CITY },
      { code: '371003100000', name: '龙山街道', level: 'town', parent: '371003000000' },
      { code: '371003100001', name: '东关社区居委会', level: 'village', parent: '371003100000' },
    ])
    const run = await person.run({ under: ['371003000000', VILLAGE, VILLAGE, TOWN], layout: 'a4-8' })
    expect(run).toMatchObject({ codes: VILLAGES_OF_TOWN + 1, pages: Math.ceil(VILLAGES_OF_TOWN / 8) + 1 })
  })

  it('only what has changed is printed again: a renamed village, another layout, what came to nothing', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const changed = { under: [TOWN], only: 'changed' } as const
    const print = async () => {
      const run = await person.run(changed)
      await person.file(run.id)
      return run
    }
    const first = await print()
    expect(first.codes).toBe(VILLAGES_OF_TOWN)
    expect((await person.order(changed)).json()).toMatchObject({ status: 409, code: 'nothing-to-print' })
    expect((await person.run({ ...changed, layout: 'label' })).codes).toBe(VILLAGES_OF_TOWN)

    await endpoint.store.places.save([{ code: VILLAGE, name: '新名社区居委会', level: 'village', parent: TOWN }])
    const second = await person.run(changed)
    const places = async (id: string) => (await endpoint.store.printRuns.sheets(id, 0, 99)).map(({ place }) => place)
    expect(await places(second.id)).toEqual([VILLAGE])
    // Ordered and never fetched is not printed.
    expect((await print()).codes).toBe(1)
    expect((await person.cancel(first.id)).statusCode).toBe(204)
    expect((await person.run(changed)).codes).toBe(VILLAGES_OF_TOWN - 1)
  })

  it('an order of nothing is refused with its reason, and leaves no run', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    for (const under of [['371002999000'], ['371099000000']])
      expect((await person.order({ under })).json()).toMatchObject({
        ...{ status: 409, code: 'nothing-to-print', detail: expect.stringContaining('None of the chosen places') },
      })
    expect((await person.ask('GET', staffRoutes.printRuns)).json()).toEqual({ runs: [] })
  })

  it('an order that no studio would send is refused by the schema', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const many = Array.from({ length: 5_001 }, (_, index) => String(371002000000 + index))
    for (const given of [{ under: [] }, { under: many }, { copies: 101 }, { copies: 0 }, { layout: 'a3' as 'a4' }])
      expect((await person.order(given)).json()).toMatchObject({ status: 422, code: 'request-invalid' })
  })

  it('names of 33 characters and places without parents are printed, and characters that no font has are told', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    await endpoint.store.places.save([
      { code: '371002199001', name: '很'.repeat(33), level: 'village', parent: null },
      { code: '371002199002', name: '𣒍村委会', level: 'village', parent: null },
    ])
    const run = await person.run({ under: ['371002199001', '371002199002'] })
    expect(run).toMatchObject({ codes: 2, pages: 2, unprintable: [{ code: '371002199002', name: '𣒍村' }] })
    expect((await person.file(run.id)).statusCode).toBe(200)
    expect(await person.look(run.id)).toMatchObject({ state: 'done', done: 2 })
  })

  it('whoever has a county orders and sees nothing beyond it', async () => {
    const endpoint = await start()
    const [city, county] = [await printer(endpoint), await printer(endpoint, { place: COUNTY })]
    const [wide, narrow] = [await city.run({ under: [CITY] }), await county.run({ under: [TOWN] })]
    expect((await county.order({ under: [TOWN, CITY] })).json()).toMatchObject({ status: 403, code: 'not-yours' })
    const seen = async ({ ask }: typeof city) =>
      (await ask('GET', staffRoutes.printRuns)).json<PrintRuns>().runs.map(({ id }) => id)
    expect((await seen(city)).sort()).toEqual([wide.id, narrow.id].sort())
    expect(await seen(county)).toEqual([narrow.id])
    const hidden = [county.ask('GET', staffRoutes.printRun(wide.id)), county.cancel(wide.id), county.file(wide.id)]
    for (const answer of await Promise.all(hidden)) expect(answer.statusCode).toBe(404)
    expect((await county.ask('GET', staffRoutes.printPage(wide.id, 1))).statusCode).toBe(404)
    expect(await city.look(wide.id)).toMatchObject({ state: 'ready' })
  })
})
