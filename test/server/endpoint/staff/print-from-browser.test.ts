import { expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { SHEET_TEXTS } from '../../../../src/contract/staff/printing.ts'
import { writeTexts } from '../../../../src/server/endpoint/sheet-settings.ts'
import { forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN, VILLAGE } from '../../../setup/places.ts'
import { orderOf, printer } from './print-for-tests.ts'

forEachEndpoint((start) => {
  it('pages printed from the browser count as printed, so that the next difference leaves them out', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const { id, steps } = await person.run({ under: [TOWN] })
    const said = () => endpoint.app.inject({ method: 'PUT', url: staffRoutes.printRun(id), headers: person.headers })
    expect((await said()).statusCode).toBe(204)
    expect((await said()).statusCode).toBe(204)
    expect(await person.look(id)).toMatchObject({ state: 'done', done: steps })
    const entries = (await endpoint.store.audit.list(10)).filter(({ act }) => act === 'posters-printed')
    expect(entries.map(({ subject }) => subject)).toEqual([expect.stringContaining(id)])
    const again = await person.ask('POST', staffRoutes.printRuns, { ...orderOf({ under: [TOWN] }), only: 'changed' })
    expect(again.json()).toMatchObject({ code: 'nothing-to-print' })
    await person.cancel(id)
    expect((await said()).json()).toMatchObject({ code: 'run-ended' })
  })

  it('a page with a code that was withdrawn meanwhile does not come: it would be hung as if it still opened', async () => {
    const endpoint = await start()
    const person = await printer(endpoint)
    const { id } = await person.run({ under: [VILLAGE, LARGE_TOWN] })
    const page = (number: number) => person.ask('GET', staffRoutes.printPage(id, String(number)))
    expect((await page(1)).statusCode).toBe(200)
    await endpoint.store.posters.revoke(endpoint.grid.code, endpoint.clock.day())
    expect((await page(1)).json()).toMatchObject({ code: 'run-ended' })
    expect((await page(2)).statusCode).toBe(200)
    const { settings } = endpoint.store
    await writeTexts(settings, { ...SHEET_TEXTS, grid: { ...SHEET_TEXTS.grid, title: '现在不一样' } })
    expect((await page(2)).json()).toMatchObject({ code: 'run-ended' })
  })

  it('a run tells which of its pages belong to which county, without a gap', async () => {
    const person = await printer(await start())
    const run = await person.run({ under: [COUNTY], layout: 'a4-8' })
    expect(run.parts).toEqual([{ code: COUNTY, name: '环翠区', from: 1, to: run.pages }])
    expect((await person.look(run.id)).parts).toEqual(run.parts)
  })
})
