import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../../src/contract/api.ts'
import type { Party } from '../../../../../src/contract/staff/cases/moves.ts'
import type { Intended } from '../../../../../src/server/cases/types.ts'
import { MORNING } from '../../../../setup/clock.ts'
import { type Endpoint, forEachEndpoint } from '../../../../setup/endpoint.ts'
import { COUNTY, LARGE_TOWN, TOWN, VILLAGE } from '../../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../../setup/staff.ts'

const ENTRY = { at: MORNING, who: 'a', act: 'unit-saved', subject: '-' } as const

forEachEndpoint((start) => {
  describe('a unit that ceases', () => {
    let endpoint: Endpoint
    let administrator: SignedIn
    let units = 0
    beforeAll(async () => {
      endpoint = await start()
      administrator = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
    })

    /** A new unit of its own for every test. */
    async function unit(place = COUNTY): Promise<string> {
      units += 1
      await endpoint.store.units.save({ code: `U${units}`, name: `单位${units}`, place }, ENTRY)
      return `U${units}`
    }
    const remove = async (code: string, payload: object = {}, { headers } = administrator) =>
      endpoint.app.inject({ method: 'POST', url: staffRoutes.unitRemoval(code), headers, payload })
    const actor = (party: Party, code?: string) => ({ name: code ?? party, party, ...(code && { unit: code }) })
    const { open, act, read } = {
      open: (...of: Parameters<Endpoint['context']['cases']['open']>) => endpoint.context.cases.open(...of),
      act: (...of: Parameters<Endpoint['context']['cases']['act']>) => endpoint.context.cases.act(...of),
      read: (id: string) => endpoint.context.cases.read(id),
    }
    const opened = async (intended: Intended, party: Party): Promise<string> => {
      const outcome = await open(intended, actor(party), [])
      if (outcome.name !== 'opened') throw new Error(JSON.stringify(outcome))
      return outcome.id
    }
    async function done(id: string, intended: Intended, by = actor('desk')): Promise<void> {
      const outcome = await act(id, undefined, intended, by)
      if (outcome.name !== 'done') throw new Error(JSON.stringify(outcome))
    }
    async function workOrder(lead: string, assists: readonly string[] = []): Promise<string> {
      const report = Math.random().toString(16).slice(2).padEnd(32, '0')
      const id = await opened({ act: 'open', line: 'grid', place: VILLAGE, category: 'GBG', report }, 'server')
      await done(id, { act: 'accept' })
      await done(id, { act: 'dispatch', lead, assists: [...assists] })
      return id
    }
    async function matter(lead: string): Promise<string> {
      const reports = [Math.random().toString(16).slice(2).padEnd(32, '0')]
      const id = await opened(
        { act: 'open', line: 'burden', category: 'MTG', area: COUNTY, summary: '会多', reports },
        'reviewer',
      )
      await done(id, { act: 'confirm', area: COUNTY, units: [lead] }, actor('reviewer'))
      await done(id, { act: 'dispatch', lead, assists: [] }, actor('reviewer'))
      return id
    }
    const standing = async (id: string) => {
      const file = (await read(id))?.file
      return { state: file?.state, units: file?.units.map((one) => `${one.part} ${one.unit} ${one.state}`) }
    }
    const exists = async (code: string) => (await endpoint.store.caseSettings.units()).some((one) => one.code === code)

    it('goes at once when it has nothing to do, and can be sent nothing any more', async () => {
      const code = await unit()
      expect((await remove(code)).statusCode).toBe(204)
      expect(await exists(code)).toBe(false)
      const [entry] = await endpoint.store.audit.list(1, undefined, undefined, 'unit-removed')
      expect(entry).toMatchObject({ who: administrator.member.name, subject: code })
      expect((await remove(code)).statusCode).toBe(404)
    })

    it('stays while it has open cases and nobody takes them, and says how many', async () => {
      const [code, other] = [await unit(), await unit()]
      await workOrder(code)
      await workOrder(other, [code])
      const answer = await remove(code)
      expect(answer.json()).toMatchObject({ status: 409, code: 'unit-busy' })
      expect(answer.json().detail).toContain('2 open cases')
      expect(await exists(code)).toBe(true)
    })

    it('leaves its cases to another one, whose 24 hours begin, and keeps those that have ended', async () => {
      const [code, to] = [await unit(), await unit()]
      const led = await workOrder(code)
      await done(led, { act: 'take' }, actor('lead', code))
      const ended = await workOrder(code)
      await done(ended, { act: 'take' }, actor('lead', code))
      await done(ended, { act: 'finish', answer: '好了' }, actor('lead', code))
      await done(ended, { act: 'close' })
      expect((await remove(code, { to })).statusCode).toBe(204)
      expect(await standing(led)).toEqual({ state: 'dispatched', units: [`lead ${to} called`] })
      const last = (await read(led))?.events.at(-1)
      expect(last).toMatchObject({
        act: 'hand-over',
        unit: code,
        to,
        who: '(jianfu)',
        takeDue: '2026-06-18T02:00:00.000Z',
      })
      expect((await standing(ended)).units).toEqual([`lead ${code} answered`])
      await done(led, { act: 'take' }, actor('lead', to))
    })

    it('that only assists leaves the case as it is with the one that leads it and takes its part, too', async () => {
      const [code, to] = [await unit(), await unit()]
      const id = await workOrder(to, [code])
      await done(id, { act: 'take' }, actor('lead', to))
      expect((await remove(code, { to })).statusCode).toBe(204)
      expect(await standing(id)).toEqual({ state: 'taken', units: [`lead ${to} arrived`] })
      await done(id, { act: 'finish', answer: '好了' }, actor('lead', to))
    })

    it('that leads leaves the lead to one that has assisted so far', async () => {
      const [code, to] = [await unit(), await unit()]
      const id = await workOrder(code, [to])
      expect((await remove(code, { to })).statusCode).toBe(204)
      expect(await standing(id)).toEqual({ state: 'dispatched', units: [`lead ${to} called`] })
    })

    it('leaves a whistle with a lead, also when the one that takes over has led it already', async () => {
      const [code, to] = [await unit(), await unit()]
      const id = await opened(
        { act: 'open', line: 'whistle', category: 'GBG', place: TOWN, summary: '垃圾', units: [to, code] },
        'desk',
      )
      expect((await remove(code, { to })).statusCode).toBe(204)
      expect(await standing(id)).toEqual({ state: 'dispatched', units: [`lead ${to} called`] })
    })

    it('is called to nothing that is reopened: the desk finds another, or those that are left go on', async () => {
      const [gone, other] = [await unit(), await unit()]
      const finished = async (lead: string, assists: readonly string[]) => {
        const id = await workOrder(lead, assists)
        await done(id, { act: 'take' }, actor('lead', lead))
        await done(id, { act: 'finish', answer: '好了' }, actor('lead', lead))
        await done(id, { act: 'close' })
        return id
      }
      const [led, assisted] = [await finished(gone, [other]), await finished(other, [gone])]
      expect((await remove(gone)).statusCode).toBe(204)
      for (const id of [led, assisted]) await done(id, { act: 'reopen', reason: '又坏了' })
      expect(await standing(led)).toEqual({ state: 'accepted', units: [] })
      expect((await read(led))?.row).toMatchObject({ turn: 'desk', lead: null })
      expect(await standing(assisted)).toEqual({ state: 'dispatched', units: [`lead ${other} called`] })
      expect(await endpoint.store.cases.openOf(gone)).toEqual([])
    })

    it('comes back by an administrator of the whole installation alone: with its code come the cases it ended with', async () => {
      const code = await unit(endpoint.installation.root)
      const whole = await signedIn(endpoint, { role: 'administrator', place: endpoint.installation.root })
      expect((await remove(code, {}, whole)).statusCode).toBe(204)
      const save = async (place: string, { headers }: SignedIn) =>
        endpoint.app.inject({
          method: 'PUT',
          url: staffRoutes.units,
          headers,
          payload: { code, name: '又有了', place },
        })
      expect((await save(COUNTY, administrator)).json()).toMatchObject({ code: 'not-yours' })
      expect(await exists(code)).toBe(false)
      expect((await save(COUNTY, whole)).statusCode).toBe(200)
    })

    it('never leaves a burden case to a unit below the county: in a town everybody knows who complains', async () => {
      const [code, town] = [await unit(), await unit(TOWN)]
      const [id, order] = [await matter(code), await workOrder(code)]
      expect((await remove(code, { to: town })).json()).toMatchObject({ status: 409, code: 'unit-refused' })
      expect(await exists(code)).toBe(true)
      // All or nothing: the work order, which could have gone there, has stayed.
      expect((await standing(order)).units).toEqual([`lead ${code} called`])
      const wide = await unit()
      expect((await remove(code, { to: wide })).statusCode).toBe(204)
      expect((await read(id))?.file.confirmed?.units).toEqual([wide])
    })

    it('is handed over whole although somebody acts on one of its cases at the same moment', async () => {
      const [code, to] = [await unit(), await unit()]
      const ids = [await workOrder(code), await workOrder(code), await workOrder(code)]
      const [removed] = await Promise.all([
        remove(code, { to }),
        ...ids.map((id) => act(id, undefined, { act: 'take' }, actor('lead', code))),
      ])
      expect(removed.statusCode).toBe(204)
      for (const id of ids) expect((await standing(id)).units).toEqual([`lead ${to} called`])
      expect(await endpoint.store.cases.openOf(code)).toEqual([])
    })

    it('is out of reach for administrators of another place, and so is one outside that would take its cases', async () => {
      const [code, city] = [await unit(), await unit(endpoint.installation.root)]
      const town = await signedIn(endpoint, { role: 'administrator', place: LARGE_TOWN })
      expect((await remove(code, {}, town)).statusCode).toBe(404)
      expect((await remove(city)).statusCode).toBe(404)
      expect((await remove(code, { to: city })).json()).toMatchObject({ code: 'not-yours' })
      expect((await remove(code, { to: code })).json()).toMatchObject({ code: 'request-invalid' })
      expect((await remove(code, { to: 'NOBODY' })).json()).toMatchObject({ code: 'request-invalid' })
      expect(await exists(code)).toBe(true)
    })
  })
})
