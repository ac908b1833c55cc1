import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listKeptReceipts } from '../../../src/reporter/queue/queue.ts'
import { deliver } from '../../../src/reporter/sync/deliver.ts'
import { newPhone } from '../queue/phone.ts'
import { type FakeServer, fakeServer, html, json, newKey, posterOf, problem, type Seen } from './fake-server.ts'
import { lastReason, newTab, stateOf, type Tab, write } from './tab.ts'

let server: FakeServer
let tab: Tab

beforeEach(async () => {
  await newPhone()
  server = fakeServer()
  tab = newTab(server)
  server.posters.set('0123456789', posterOf(server))
})
afterEach(() => vi.unstubAllGlobals())

const toReports = (answer: (seen: Seen) => Response | Promise<Response>) =>
  server.during((seen) => (seen.url.includes('/reports/') ? answer(seen) : undefined))

const valid = (seen: Seen) => server.duty(seen).json()

interface Case {
  readonly answer: string
  readonly give: (seen: Seen) => Response | Promise<Response>
  readonly state: string
  readonly reason?: string
}

const truncated = () =>
  new Response('{"id":"abc","day', { status: 201, headers: { 'content-type': 'application/json' } })
const cutOff = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array([0x7b]))
        controller.error(new TypeError('connection reset'))
      },
    }),
    { status: 201, headers: { 'content-type': 'application/json' } },
  )
const opaqueRedirect = () =>
  ({ status: 0, headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) }) as Response
const changed = async (seen: Seen, change: object) => json({ ...(await valid(seen)), ...change }, 201)

const KEPT: Case[] = [
  { answer: '201 without a receipt', give: () => json({ ok: true }, 201), state: 'waiting', reason: 'not-our-answer' },
  {
    answer: '201 with another digest',
    give: (seen) => changed(seen, { digest: 'a'.repeat(64) }),
    state: 'waiting',
    reason: 'not-our-answer',
  },
  {
    answer: '201 for another id',
    give: (seen) => changed(seen, { id: 'a'.repeat(32) }),
    state: 'waiting',
    reason: 'not-our-answer',
  },
  {
    answer: '201 with a wrong signature',
    give: (seen) => changed(seen, { signature: `${'A'.repeat(86)}==` }),
    state: 'waiting',
    reason: 'unsigned',
  },
  {
    answer: '201 signed for another day',
    give: (seen) => changed(seen, { day: '2027-01-01' }),
    state: 'waiting',
    reason: 'unsigned',
  },
  { answer: '200 HTML of a captive portal', give: () => html(), state: 'waiting', reason: 'not-our-answer' },
  {
    answer: '200 HTML that says it is JSON',
    give: () => new Response('<html>', { headers: { 'content-type': 'application/json' } }),
    state: 'waiting',
    reason: 'not-our-answer',
  },
  { answer: 'truncated JSON', give: truncated, state: 'waiting', reason: 'not-our-answer' },
  { answer: 'a connection cut in the body', give: cutOff, state: 'waiting', reason: 'offline' },
  {
    answer: '302 to a log-in page',
    give: () => new Response(null, { status: 302, headers: { location: 'http://login' } }),
    state: 'waiting',
    reason: 'not-our-answer',
  },
  { answer: 'a redirect as browsers hide it', give: opaqueRedirect, state: 'waiting', reason: 'not-our-answer' },
  { answer: '204', give: () => new Response(null, { status: 204 }), state: 'waiting', reason: 'not-our-answer' },
  { answer: '403 HTML of a firewall', give: () => html(403), state: 'waiting', reason: 'not-our-answer' },
  { answer: '404 HTML of a proxy', give: () => html(404), state: 'waiting', reason: 'not-our-answer' },
  { answer: '413 HTML of a proxy', give: () => html(413), state: 'waiting', reason: 'not-our-answer' },
  { answer: '408', give: () => html(408), state: 'waiting', reason: 'server-fault' },
  { answer: '425', give: () => html(425), state: 'waiting', reason: 'server-fault' },
  { answer: '429', give: () => problem(429, 'too-many'), state: 'waiting', reason: 'busy' },
  { answer: '500', give: () => problem(500, 'fault'), state: 'waiting', reason: 'server-fault' },
  { answer: '502 of a proxy', give: () => html(502), state: 'waiting', reason: 'server-fault' },
  { answer: '503', give: () => problem(503, 'unavailable'), state: 'waiting', reason: 'busy' },
  {
    answer: 'a network error',
    give: () => Promise.reject(new TypeError('Failed to fetch')),
    state: 'waiting',
    reason: 'offline',
  },
  {
    answer: 'a cap refused again and again',
    give: () => problem(403, 'cap-refused'),
    state: 'waiting',
    reason: 'server-fault',
  },
  {
    answer: 'work that nobody can do',
    give: () => problem(403, 'pow-needed', { challenge: 'c', difficulty: 32 }),
    state: 'waiting',
    reason: 'busy',
  },
  {
    answer: 'work without an end',
    give: () => problem(403, 'pow-needed', { challenge: 'c', difficulty: 1 }),
    state: 'waiting',
    reason: 'server-fault',
  },
  {
    answer: '422 for bytes damaged on the way',
    give: () => problem(422, 'digest-differs'),
    state: 'waiting',
    reason: 'not-our-answer',
  },
]

const REFUSED: Case[] = [
  [400, 'bad-request'],
  [400, 'seal-broken'],
  [404, 'not-found'],
  [405, 'method-not-allowed'],
  [409, 'report-differs'],
  [410, 'report-gone'],
  [413, 'too-large'],
  [415, 'media-type'],
  [422, 'report-invalid'],
  [418, 'invented-later'],
].map(([status, code]) => ({
  answer: `${status} ${code}`,
  give: () => problem(status as number, code as string),
  state: `quarantined ${status} ${code}`,
}))

describe('the server’s answer decides, and only its signed receipt lets a report go', () => {
  it.each([201, 200])('%i with a valid receipt: delivered', async (status) => {
    const { key, report } = await write(server)
    if (status === 200) server.reports.set(report.id, report.digest)
    await deliver(tab.environment)
    expect(await stateOf(key)).toBe('gone')
    expect(tab.events.map(({ name }) => name)).toEqual(['sending', 'delivered'])
    expect(await listKeptReceipts()).toEqual([])
  })

  it.each(KEPT)('$answer: kept, and said why', async ({ give, state, reason }) => {
    const { key } = await write(server)
    toReports(give)
    await deliver(tab.environment)
    expect(await stateOf(key)).toBe(state)
    expect(lastReason(tab)).toBe(reason)
  })

  it.each(KEPT)('$answer, and then the real server: delivered, the same bytes', async ({ give }) => {
    const { key, report } = await write(server)
    toReports(give)
    await deliver(tab.environment)
    server.during(() => undefined)
    tab.environment.backoff.clear()
    await deliver(tab.environment)
    expect(await stateOf(key)).toBe('gone')
    expect(server.reports.get(report.id)).toBe(report.digest)
  })

  it.each(REFUSED)('$answer: put aside, visible, never dropped, not sent again by itself', async ({ give, state }) => {
    const { key } = await write(server)
    toReports(give)
    await deliver(tab.environment)
    const requests = server.requests.length
    tab.environment.backoff.clear()
    await deliver(tab.environment)
    expect(await stateOf(key)).toBe(state)
    expect(server.requests).toHaveLength(requests)
  })

  it('a server that never answers is given up after its time, and the report kept', async () => {
    const { key } = await write(server)
    const realTimeout = setTimeout
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms: number) =>
      realTimeout(run, ms >= 30_000 ? 1 : ms)) as typeof setTimeout)
    toReports(
      ({ init }) =>
        new Promise((_, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        }),
    )
    await deliver(tab.environment)
    vi.restoreAllMocks()
    expect(await stateOf(key)).toBe('waiting')
    expect(lastReason(tab)).toBe('offline')
  })

  it('damage on the way that never ends is put aside in the end, so that somebody sees it', async () => {
    const { key } = await write(server)
    toReports(() => problem(422, 'digest-differs'))
    for (let i = 0; i < 3; i++) {
      tab.clock.time += 600_000
      await deliver(tab.environment)
    }
    expect(await stateOf(key)).toBe('quarantined 422 digest-differs')
  })
})

describe('keys of the server', () => {
  it('unknown to the phone: the poster is fetched again, and the receipt believed if it names the key', async () => {
    const { key } = await write(server, { serverKeys: [newKey().key] })
    await deliver(tab.environment)
    expect(await stateOf(key)).toBe('gone')
  })

  it.each([
    ['still unknown', () => server.posters.set('0123456789', posterOf(server, { serverKeys: [newKey().key] }))],
    ['and the poster revoked meanwhile', () => server.posters.delete('0123456789')],
    [
      'and the poster’s answer not ours',
      () => server.during(({ url }) => (url.includes('/posters/') ? html() : undefined)),
    ],
  ])('%s: kept, never removed on a stranger’s word', async (_, arrange) => {
    const { key } = await write(server, { serverKeys: [newKey().key] })
    arrange()
    await deliver(tab.environment)
    expect(await stateOf(key)).toBe('waiting')
    expect(lastReason(tab)).toBe('unsigned')
  })
})

describe('what is sent', () => {
  it('identifies nobody and cannot be replayed from a cache', async () => {
    await write(server, { parts: 1 })
    await deliver(tab.environment)
    expect(server.requests).toHaveLength(2)
    for (const { init, headers } of server.requests) {
      expect(init).toMatchObject({
        ...{ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'manual' },
        body: expect.any(ArrayBuffer),
      })
      expect(
        [...headers.keys()].every((name) => /^(content-type|content-digest|jianfu-cap|jianfu-pow)$/.test(name)),
      ).toBe(true)
    }
    const [part, report] = server.requests
    expect(part?.headers.get('content-type')).toBe('application/octet-stream')
    expect(report?.headers.get('content-type')).toBe('application/vnd.jianfu.sealed')
  })

  it('the receipt is kept only when the reporter asked, and before the item goes', async () => {
    const { report } = await write(server, { keepCode: '1'.repeat(24) })
    await deliver(tab.environment)
    expect(await listKeptReceipts()).toEqual([
      { code: '1'.repeat(24), id: report.id, receipt: server.receipt(report.id, report.digest) },
    ])
  })
})
