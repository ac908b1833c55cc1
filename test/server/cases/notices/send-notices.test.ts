import { createHmac } from 'node:crypto'
import { type AddressInfo, createServer } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Webhook } from '../../../../src/contract/staff/cases/settings.ts'
import { sendNotices } from '../../../../src/server/cases/notices/send-notices.ts'
import { MORNING } from '../../../setup/clock.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, TOWN } from '../../../setup/places.ts'
import { signedIn } from '../../../setup/staff.ts'
import { answers, messengers } from './a-messenger.ts'

const PUBLIC_URL = 'https://jianfu.example.cn'
const WORDS = '村口垃圾没人管'

forEachEndpoint((start) => {
  const messenger = messengers()
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start({ publicUrl: PUBLIC_URL })
    const entry = { at: MORNING, who: 'a', act: 'unit-saved', subject: 'SRJ' } as const
    await endpoint.store.units.save({ code: 'SRJ', name: '市容局', place: COUNTY }, entry)
  })

  async function call<Body>(method: 'GET' | 'PUT' | 'POST', payload?: object): Promise<Body> {
    const { headers } = await signedIn(endpoint, { role: 'administrator' })
    const request = { method, url: staffRoutes.webhook, headers: { ...headers, origin: PUBLIC_URL } }
    return (await endpoint.app.inject({ ...request, ...(payload && { payload }) })).json<Body>()
  }
  const view = () => call<Webhook>('GET')
  /** In the morning, when nothing waits: from now on notices go to `url`. @returns the secret an administrator was shown */
  async function wire(url: string): Promise<string> {
    endpoint.clock.set(MORNING)
    await call('PUT', { url: '' })
    return (await call<{ secret: string }>('PUT', { url })).secret
  }
  const send = (at?: string, patienceMs?: number) => {
    if (at) endpoint.clock.set(at)
    return sendNotices(endpoint.context, new AbortController().signal, patienceMs)
  }
  /** A whistle calls one unit: one notice. */
  async function whistle(): Promise<string> {
    const opened = await endpoint.context.cases.open(
      { act: 'open', line: 'whistle', category: 'GBG', place: TOWN, summary: WORDS, units: ['SRJ'] },
      { name: 'desk', party: 'desk' },
      [],
    )
    if (opened.name !== 'opened') throw new Error(opened.name)
    return opened.id
  }

  describe('a notice', () => {
    it('is signed with the secret that was shown once, and tells nothing of a report, a place or words', async () => {
      const { url, received } = await messenger(answers(204))
      const secret = await wire(url)
      const id = await whistle()
      await send()
      const [first] = received
      expect(JSON.parse(first?.body ?? '')).toEqual({
        ...{ version: 1, id: expect.any(Number), at: '2026-06-17T02:00:00.000Z', about: 'called', case: id },
        ...{ line: 'whistle', unit: 'SRJ', url: `${PUBLIC_URL}/staff/cases/${id}` },
      })
      const seconds = Date.parse(MORNING) / 1000
      const mac = createHmac('sha256', secret).update(`${seconds}.${first?.body}`).digest('hex')
      expect(first?.headers['jianfu-signature']).toBe(`t=${seconds},v1=${mac}`)
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
      expect(await view()).toEqual({ url, waiting: 0, stuck: 0 })
    })

    it('is never sent again once it was taken, and those of several cases arrive in their order', async () => {
      const { url, received } = await messenger(answers(200))
      await wire(url)
      const ids = [await whistle(), await whistle(), await whistle()]
      await send()
      await send()
      expect(received.map(({ body }) => JSON.parse(body).case)).toEqual(ids)
    })

    it('is kept when the target is down, and sent with the same id when it is back', async () => {
      let broken = true
      const { url, received } = await messenger((response) => void response.writeHead(broken ? 500 : 200).end())
      await wire(url)
      await whistle()
      await send()
      expect(await view()).toEqual({ url, waiting: 1, stuck: 0, lastError: 'HTTP 500' })
      broken = false
      await send('2026-06-17T02:00:10Z')
      expect(received).toHaveLength(1)
      await send('2026-06-17T02:01:00Z')
      const [id, again] = received.map(({ body }) => JSON.parse(body).id)
      expect(again).toBe(id)
      expect(await view()).toEqual({ url, waiting: 0, stuck: 0 })
    })

    it('costs one wait when the target hangs, not one for each of the others', async () => {
      const { url, received } = await messenger(() => undefined)
      await wire(url)
      await whistle()
      await whistle()
      await send(undefined, 100)
      expect(received).toHaveLength(1)
      expect(await view()).toEqual({ url, waiting: 2, stuck: 0, lastError: 'timeout' })
    })

    it('does not follow a redirect: nobody but the operator says where notices go', async () => {
      const thief = await messenger(answers(200))
      const { url } = await messenger(answers(307, { location: thief.url }))
      await wire(url)
      await whistle()
      await send()
      expect(thief.received).toEqual([])
      expect(await view()).toMatchObject({ waiting: 1, lastError: 'HTTP 307' })
    })

    it('survives a target that answers garbage, of which nothing reaches the page', async () => {
      const garbage = createServer((socket) => void socket.end('<script>alert(1)</script>\r\n\r\n'))
      await new Promise<void>((listening) => garbage.listen(0, '127.0.0.1', listening))
      await wire(`http://127.0.0.1:${(garbage.address() as AddressInfo).port}/`)
      await whistle()
      await send()
      garbage.close()
      const { waiting, lastError } = await view()
      expect(waiting).toBe(1)
      expect(lastError).toMatch(/^[A-Z0-9_]+$|^no answer$/)
    })

    it('survives a target that goes on talking for ever: a 2xx is all that is read', async () => {
      const { url } = await messenger((response) => {
        response.writeHead(200)
        const talk = setInterval(() => response.write('x'.repeat(65_536)), 1)
        response.on('close', () => clearInterval(talk))
      })
      await wire(url)
      await whistle()
      await send()
      expect(await view()).toEqual({ url, waiting: 0, stuck: 0 })
    })

    it('is stuck after twelve failures, counted, and tried again when somebody says so', async () => {
      let broken = true
      const { url, received } = await messenger((response) => void response.writeHead(broken ? 503 : 200).end())
      await wire(url)
      await whistle()
      for (let day = 1; day <= 13; day++) await send(`2026-07-${String(day).padStart(2, '0')}T02:00:00Z`)
      expect(received).toHaveLength(12)
      expect(await view()).toEqual({ url, waiting: 0, stuck: 1, lastError: 'HTTP 503' })
      broken = false
      endpoint.clock.set('2026-07-14T02:00:00Z')
      expect(await call('POST')).toMatchObject({ waiting: 1, stuck: 0 })
      await send()
      expect(received).toHaveLength(13)
    })

    it('goes out once when two processes look at the same moment', async () => {
      const { url, received } = await messenger((response) => void setTimeout(() => response.writeHead(200).end(), 50))
      await wire(url)
      const beside = await start({ beside: endpoint, clock: endpoint.clock })
      await whistle()
      await Promise.all([send(), sendNotices(beside.context, new AbortController().signal)])
      expect(received).toHaveLength(1)
    })

    it('that a stopping server was sending waits for the next one', async () => {
      const { url, received } = await messenger((response, count) => (count > 1 ? void response.end() : undefined))
      await wire(url)
      await whistle()
      const stopping = new AbortController()
      const sending = sendNotices(endpoint.context, stopping.signal)
      while (received.length === 0) await new Promise((soon) => setTimeout(soon, 5))
      stopping.abort()
      await sending
      expect(await view()).toEqual({ url, waiting: 1, stuck: 0 })
      await send('2026-06-17T02:01:01Z')
      expect(received).toHaveLength(2)
    })

    it('goes when nobody wants to hear of it: without an address nothing piles up', async () => {
      const { url, received } = await messenger(answers(200))
      await wire(url)
      await whistle()
      await call('PUT', { url: '' })
      expect(await view()).toEqual({ url: '', waiting: 0, stuck: 0 })
      await whistle()
      await send()
      expect(await view()).toEqual({ url: '', waiting: 0, stuck: 0 })
      expect(received).toEqual([])
    })
  })

  it('an act on a case is done while the target hangs', async () => {
    const { url, received } = await messenger(() => undefined)
    await wire(url)
    const id = await whistle()
    const stopping = new AbortController()
    const sending = sendNotices(endpoint.context, stopping.signal)
    while (received.length === 0) await new Promise((soon) => setTimeout(soon, 5))
    const outcome = await endpoint.context.cases.act(
      id,
      1,
      { act: 'arrive' },
      { name: 'h', party: 'lead', unit: 'SRJ' },
    )
    expect(outcome.name).toBe('done')
    stopping.abort()
    await sending
  })
})
