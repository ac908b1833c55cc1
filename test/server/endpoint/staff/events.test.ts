import type { AddressInfo } from 'node:net'
import fastifyCookie from '@fastify/cookie'
import Fastify from 'fastify'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { startReleases } from '../../../../src/server/endpoint/release-clock.ts'
import { eventRoutes } from '../../../../src/server/endpoint/staff/events.ts'
import { type Endpoint, endpoints } from '../../../setup/endpoint.ts'
import { refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'

const RELEASE = 'event: release\ndata:\n\n'
const CASES = 'event: cases\ndata:\n\n'
const SIGNED_OUT = 'event: signed-out\ndata:\n\n'

describe('the stream of events', () => {
  const start = endpoints()
  const cleanUps: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0)) await cleanUp()
  })

  /** A server of this route alone, whose heart beats fast, and what somebody hears there. */
  async function listening(endpoint: Endpoint, who: SignedIn, beatMs = 10) {
    const app = Fastify({ forceCloseConnections: 'idle' })
    await app.register(fastifyCookie)
    eventRoutes(app, endpoint.context, beatMs)
    await app.listen({ port: 0, host: '127.0.0.1' })
    cleanUps.push(() => app.close())
    const { port } = app.server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}${staffRoutes.events}`, { headers: who.headers })
    const heard = { text: '', ended: false }
    const end = (async () => {
      for await (const piece of response.body ?? []) heard.text += Buffer.from(piece).toString()
      heard.ended = true
    })()
    return { app, heard, end, response }
  }

  const releasing = (endpoint: Endpoint) =>
    startReleases(endpoint.store, endpoint.clock, 1440, {
      released: () => {},
      ticked: () => endpoint.context.ticks.tick(),
      failed: (error) => {
        throw error
      },
    }).stop()

  it('tells of a release that moved nothing like of any other, and never a number', async () => {
    const endpoint = await start()
    const { heard, response } = await listening(endpoint, await signedIn(endpoint, { role: 'supervisor' }))
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    expect(response.headers.get('cache-control')).toBe('no-store')
    await releasing(endpoint)
    await vi.waitFor(() => expect(heard.text).toContain(RELEASE))
    expect(heard.text.replaceAll(RELEASE, '').replaceAll(':\n\n', '')).toBe('')
  })

  it('tells of a release that another process has done', async () => {
    const endpoint = await start()
    const two = await start({ beside: endpoint, clock: endpoint.clock })
    const { heard } = await listening(two, await signedIn(endpoint, { role: 'reviewer' }))
    await releasing(endpoint)
    expect(heard.text).not.toContain(RELEASE)
    await releasing(two)
    await vi.waitFor(() => expect(heard.text).toContain(RELEASE))
  })

  it('tells of many acts on cases once, to those who work on cases, and not which', async () => {
    const endpoint = await start()
    const { heard } = await listening(endpoint, await signedIn(endpoint, { role: 'handler' }))
    const administrator = await listening(endpoint, await signedIn(endpoint, { role: 'administrator' }))
    for (let act = 0; act < 5; act++) endpoint.context.caseTicks.tick()
    await vi.waitFor(() => expect(heard.text).toContain(CASES), 10_000)
    expect(heard.text.split(CASES)).toHaveLength(2)
    expect(heard.text.replaceAll(CASES, '').replaceAll(':\n\n', '')).toBe('')
    endpoint.context.caseTicks.tick()
    await vi.waitFor(() => expect(heard.text.split(CASES)).toHaveLength(3), 10_000)
    expect(administrator.heard.text).not.toContain(CASES)
  })

  it('ends with the session: somebody who was disabled hears nothing more', async () => {
    const endpoint = await start()
    const who = await signedIn(endpoint, { role: 'supervisor' })
    await signedIn(endpoint, { role: 'administrator' })
    const { heard, end } = await listening(endpoint, who)
    const at = endpoint.clock.now().toISOString()
    await endpoint.store.staff.disable(who.member.id, { at, who: 'test', act: 'staff-disabled', subject: 'test' })
    await end
    expect(heard.text.endsWith(SIGNED_OUT)).toBe(true)
  })

  it('keeps nobody signed in: an open page alone is no use of it', async () => {
    const endpoint = await start()
    const { heard, end } = await listening(endpoint, await signedIn(endpoint, { role: 'supervisor' }))
    for (const instant of ['2026-06-17T03:00:00Z', '2026-06-17T03:59:00Z', '2026-06-17T04:01:00Z']) {
      const before = heard.text.length
      endpoint.clock.set(instant)
      await vi.waitFor(() => expect(heard.text.length).toBeGreaterThan(before))
    }
    await end
    expect(heard.text.endsWith(SIGNED_OUT)).toBe(true)
  })

  it('does not keep a server from stopping', async () => {
    const endpoint = await start()
    const { app, heard, end } = await listening(endpoint, await signedIn(endpoint, { role: 'handler' }), 60_000)
    await app.close()
    await end
    expect(heard.ended).toBe(true)
  })

  it('is for those who are signed in', async () => {
    const { app } = await start()
    expect(refusal(await app.inject(staffRoutes.events))).toBe('401 sign-in-needed')
  })
})
