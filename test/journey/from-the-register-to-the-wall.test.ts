import { expect, test } from 'vitest'
import { routes, staffRoutes } from '../../src/contract/api.ts'
import { isRealVillage } from '../../src/contract/place-code.ts'
import type { Poster } from '../../src/contract/poster.ts'
import type { Coverage } from '../../src/contract/staff/hanging.ts'
import type { PlaceDifference } from '../../src/contract/staff/places.ts'
import type { PrintOrder, PrintRun } from '../../src/contract/staff/printing.ts'
import { decoded, pagesOfPdf } from '../setup/decode.ts'
import { endpoints } from '../setup/endpoint.ts'
import { COUNTY, huancui, TOWN } from '../setup/places.ts'
import { capOf, fileReport } from '../setup/reports.ts'
import { signedIn } from '../setup/staff.ts'

const PUBLIC_URL = 'https://jianfu.example.cn'
const start = endpoints()

const rows = huancui().filter(({ level }) => !['grid', 'building'].includes(level))
const villages = rows.filter(({ code, parent }) => parent === TOWN && isRealVillage(code))
const [merged, heir] = [villages[1]!, villages[2]!]

const tableOf = (places: typeof rows): string =>
  ['code,name,level,parent_code', ...places.map(({ code, name, level, parent }) => [code, name, level, parent ?? ''])]
    .map(String)
    .join('\n')

test('from the register to the wall and back: printed, scanned, hung, merged, printed anew', async () => {
  const endpoint = await start({ places: huancui(), publicUrl: PUBLIC_URL })
  const { app, store } = endpoint
  const administrator = await signedIn(endpoint, { role: 'administrator' })
  const headers = { ...administrator.headers, origin: PUBLIC_URL }
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
    app.inject({ method, url, headers, ...(payload && { payload }) })
  const order = (changes: Partial<PrintOrder>): PrintOrder => ({
    ...{ choice: { kind: 'grid', under: [TOWN] }, layout: 'a4', design: 'friendly', format: 'pdf' },
    ...{ only: 'all', copies: 1, ...changes },
  })
  const print = async (changes: Partial<PrintOrder> = {}): Promise<string[]> => {
    const ordered = await ask('POST', staffRoutes.printRuns, order(changes))
    expect(ordered.statusCode, ordered.body).toBe(201)
    const run = ordered.json<PrintRun>()
    const { rawPayload, statusCode } = await ask('GET', staffRoutes.printFile(run.id))
    expect(statusCode, rawPayload.toString('utf8', 0, 300)).toBe(200)
    const urls: string[] = []
    for await (const page of pagesOfPdf(rawPayload)) urls.push(...(await decoded(await page.picture())))
    return urls
  }

  const printed = await print()
  expect(printed).toHaveLength(villages.length)
  expect(new Set(printed).size).toBe(villages.length)

  // What hangs on the wall opens the village it was printed for, and a report of it comes in.
  const codeOf = async ({ code }: { code: string }) => (await store.posters.active('grid', code))?.code ?? ''
  const old = await codeOf(merged)
  expect(printed).toContain(`${PUBLIC_URL}/p/${old}`)
  const scan = async (code: string) => (await app.inject(routes.poster(code))).json<Poster>()
  const before = await scan(old)
  expect(before.label).toContain(merged.name)

  // Somebody stands before the sheet.
  expect(
    (await ask('PUT', staffRoutes.coverage, { kind: 'grid', place: merged.code, state: 'hangs' })).statusCode,
  ).toBe(200)
  const coverage = async (): Promise<Coverage> =>
    (await ask('GET', `${staffRoutes.coverage}?place=${TOWN}&kind=grid&show=all`)).json()
  expect((await coverage()).hanging).toBe(1)

  // The village merges into its neighbour, which is renamed.
  const renamed = `${heir.name.replace(/村委会$/, '')}联合村委会`
  const next = rows
    .filter(({ code }) => code !== merged.code)
    .map((row) => (row.code === heir.code ? { ...row, name: renamed } : row))
  const upload = {
    files: [{ name: 'huancui.csv', text: tableOf(next) }],
    complete: true,
    successors: { [merged.code]: heir.code },
  }
  const difference = (await ask('POST', staffRoutes.placeDifference, upload)).json<PlaceDifference>()
  expect(difference.counts).toMatchObject({ added: 0, renamed: 1, gone: 1 })
  const imported = await ask('POST', staffRoutes.placeImports, { ...upload, base: difference.base })
  expect(imported.statusCode).toBe(200)
  // A colleague who looked at the same difference is told that it is an old one.
  expect((await ask('POST', staffRoutes.placeImports, { ...upload, base: difference.base })).json()).toMatchObject({
    code: 'register-changed',
  })

  // The old sheet still works: for the village that is there now, and for a report that was sealed before.
  const after = await scan(old)
  expect(after.label).toContain(renamed)
  expect(after.places[0]?.code).toBe(heir.code)
  const report = { version: 1, kind: 'grid', category: 'LEK', text: '三楼漏水' }
  for (const { poster, place } of [
    { poster: before, place: merged.code },
    { poster: after, place: heir.code },
  ])
    expect((await fileReport(endpoint, { ...report, place }, { cap: capOf(poster, place) })).statusCode).toBe(201)

  // Only the renamed village is printed anew; the one that has ceased is wanted nowhere any more.
  expect(await print({ only: 'changed' })).toEqual([`${PUBLIC_URL}/p/${await codeOf(heir)}`])
  expect((await coverage()).towns.flatMap(({ places }) => places).map(({ code }) => code)).not.toContain(merged.code)

  // Torn down: a new code, and the old one says so.
  const { code: fresh } = (
    await ask('POST', staffRoutes.poster(await codeOf(heir)), { act: 'replace', reason: 'tampered' })
  ).json()
  expect(await print({ only: 'changed' })).toEqual([`${PUBLIC_URL}/p/${fresh}`])
  expect((await ask('POST', staffRoutes.printRuns, order({ only: 'changed' }))).json()).toMatchObject({
    code: 'nothing-to-print',
  })
}, 60_000)

test('no burden sheet of a county leads to a village, however it is ordered', async () => {
  const endpoint = await start({ places: huancui() })
  const { headers } = await signedIn(endpoint, { role: 'administrator' })
  for (const under of [[COUNTY], [TOWN], [merged.code]])
    await endpoint.app.inject({
      method: 'POST',
      url: staffRoutes.posters,
      headers,
      payload: { kind: 'burden', under, levels: ['village', 'building'], general: true },
    })
  const places = (await endpoint.store.posters.list()).filter(({ kind }) => kind === 'burden').map(({ place }) => place)
  const levels = await Promise.all(places.map(async (place) => (await endpoint.store.places.get(place))?.level))
  expect(new Set(levels)).toEqual(new Set(['county', 'area', 'town']))
})
