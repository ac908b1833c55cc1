import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../../src/contract/api.ts'
import type { AnswerTemplate } from '../../../../../src/contract/staff/cases/settings.ts'
import { MORNING } from '../../../../setup/clock.ts'
import { type Endpoint, endpoints } from '../../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN } from '../../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../../setup/staff.ts'
import { asker, refused } from './ask.ts'

const TEMPLATE: AnswerTemplate = { place: COUNTY, line: 'grid', title: '已清运', text: '您反映的垃圾已清走。' }

describe('a template for answers', () => {
  const start = endpoints()
  let endpoint: Endpoint
  let county: SignedIn
  let town: SignedIn
  let ask: ReturnType<typeof asker>
  beforeAll(async () => {
    endpoint = await start()
    ask = asker(endpoint)
    const entry = { at: MORNING, who: 'a', act: 'unit-saved', subject: '-' } as const
    await endpoint.store.units.save({ code: 'TOWN-OFFICE', name: '镇办', place: TOWN }, entry)
    county = await signedIn(endpoint, { role: 'dispatcher', place: COUNTY })
    town = await signedIn(endpoint, { role: 'dispatcher', place: TOWN })
  })
  const put = async (template: AnswerTemplate, who = county) =>
    (await ask(who, 'PUT', staffRoutes.templates, template)).json<{ id: string }>()
  const titles = async (who: SignedIn) =>
    (await ask(who, 'GET', staffRoutes.templates)).json<AnswerTemplate[]>().map(({ title }) => title)

  it('gets a name of its own, and is replaced under it', async () => {
    const { id } = await put(TEMPLATE)
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(await put({ ...TEMPLATE, id, title: '已清走' })).toMatchObject({ id, title: '已清走' })
    expect(await titles(county)).toEqual(['已清走'])
    const saved = await endpoint.store.audit.list(9, undefined, undefined, 'template-saved')
    expect(saved.map(({ subject }) => subject)).toEqual([id, id])
  })

  it('is offered to handlers whose unit lies in its place, and to no others', async () => {
    await put({ ...TEMPLATE, place: TOWN, title: '镇里的' })
    await put({ ...TEMPLATE, place: LARGE_TOWN, title: '邻镇的' })
    const handler = await signedIn(endpoint, { role: 'handler', place: TOWN, unit: 'TOWN-OFFICE' })
    expect((await titles(handler)).sort()).toEqual(['已清走', '镇里的'].sort())
    const nobody = await signedIn(endpoint, { role: 'handler', place: TOWN })
    expect(await titles(nobody)).toEqual([])
    expect((await titles(town)).sort()).toEqual(['已清走', '镇里的'].sort())
    expect(await titles(county)).toHaveLength(3)
  })

  it('of a place above is read, but neither changed nor removed', async () => {
    const { id } = await put({ ...TEMPLATE, title: '县里的' })
    const taken = await ask(town, 'PUT', staffRoutes.templates, { ...TEMPLATE, id, place: TOWN })
    expect(taken.statusCode).toBe(404)
    expect((await ask(town, 'DELETE', staffRoutes.template(id))).statusCode).toBe(404)
    expect(await titles(county)).toContain('县里的')
    expect((await ask(county, 'DELETE', staffRoutes.template(id))).statusCode).toBe(204)
    expect((await ask(county, 'DELETE', staffRoutes.template(id))).statusCode).toBe(404)
    expect(await titles(county)).not.toContain('县里的')
  })

  it('cannot be saved under a name that was made up, or for a place that is not there', async () => {
    const made = await ask(county, 'PUT', staffRoutes.templates, { ...TEMPLATE, id: 'a'.repeat(32) })
    expect(refused(made)).toBe('not-found')
    const nowhere = await ask(county, 'PUT', staffRoutes.templates, { ...TEMPLATE, place: '371002999000' })
    expect(refused(nowhere)).toBe('request-invalid /place')
  })
})
