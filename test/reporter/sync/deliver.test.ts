import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { JianfuDatabase } from '../../../src/reporter/queue/database.ts'
import { listItems, releaseItem, takeLease } from '../../../src/reporter/queue/queue.ts'
import { deliver } from '../../../src/reporter/sync/deliver.ts'
import { LEASE_MS } from '../../../src/reporter/sync/lease.ts'
import { newPhone, refusingPhone } from '../queue/phone.ts'
import { type FakeServer, fakeServer, html, json, posterOf, problem } from './fake-server.ts'
import { newTab, phoneLocks, stateOf, write } from './tab.ts'

let server: FakeServer

beforeEach(async () => {
  await newPhone()
  server = fakeServer()
  server.posters.set('0123456789', posterOf(server))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const reportPuts = () => server.requests.filter(({ url }) => url.includes('/reports/')).length
const slowly = () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 5))

describe('several items', () => {
  it('of other places go too, whatever page is open', async () => {
    await write(server, { poster: 'AAAAAAAAAA', place: '371002001000' })
    await write(server, { poster: 'BBBBBBBBBB', place: '371081001001', kind: 'grid' })
    await deliver(newTab(server).environment)
    expect(await listItems()).toEqual([])
  })

  it('are sent with pauses of one to four seconds, so that they are not seen to come from one person', async () => {
    for (let i = 0; i < 6; i++) await write(server)
    const tab = newTab(server)
    await deliver(tab.environment)
    expect(tab.slept).toHaveLength(5)
    for (const pause of tab.slept) expect(pause).toSatisfy((ms: number) => ms >= 1_000 && ms <= 4_000)
    expect(new Set(tab.slept).size).toBe(5)
  })

  it('go in an order that says nothing of when they were written', async () => {
    const firsts = new Set<number>()
    for (let round = 0; round < 12; round++) {
      const written = []
      for (let i = 0; i < 3; i++) written.push((await write(server)).report.id)
      await deliver(newTab(server).environment)
      firsts.add(written.indexOf(server.arrivals[server.arrivals.length - 3] ?? ''))
    }
    expect(firsts.size).toBeGreaterThan(1)
  })

  it('one that the server will never take holds up no other', async () => {
    const poison = await write(server)
    for (let i = 0; i < 4; i++) await write(server)
    server.during(({ url }) => (url.includes(poison.report.id) ? problem(422, 'report-invalid') : undefined))
    await deliver(newTab(server).environment)
    expect(server.arrivals).toHaveLength(4)
    expect(await stateOf(poison.key)).toBe('quarantined 422 report-invalid')
  })

  it('one that our own code cannot handle holds up no other', async () => {
    const { key } = await write(server)
    const database = new JianfuDatabase(indexedDB, IDBKeyRange)
    await database.items.update(key, { digest: null as unknown as string })
    database.close()
    for (let i = 0; i < 4; i++) await write(server)
    await deliver(newTab(server).environment)
    expect(server.arrivals).toHaveLength(4)
    expect(await stateOf(key)).toBe('waiting')
  })

  it('are not all tried when nothing is reached at all, and all wait', async () => {
    for (let i = 0; i < 5; i++) await write(server)
    const tab = newTab(server)
    server.during(() => Promise.reject(new TypeError('Failed to fetch')))
    await deliver(tab.environment)
    expect(server.requests).toHaveLength(1)
    expect(tab.events.filter(({ name }) => name === 'waiting')).toHaveLength(5)
    await deliver(tab.environment)
    expect(server.requests).toHaveLength(1)
  })

  it('one whose upload breaks the connection every time does not starve the rest', async () => {
    const poison = await write(server)
    for (let i = 0; i < 3; i++) await write(server)
    const tab = newTab(server)
    server.during(({ url }) =>
      url.includes(poison.report.id) ? Promise.reject(new TypeError('connection reset')) : undefined,
    )
    for (let round = 0; round < 60 && server.arrivals.length < 3; round++) {
      tab.clock.time += 600_000
      await deliver(tab.environment)
    }
    expect(server.arrivals).toHaveLength(3)
  })

  it('one written while others are being sent goes along', async () => {
    await write(server)
    let written = false
    server.during(async () => {
      if (!written) {
        written = true
        await write(server)
      }
      return undefined
    })
    await deliver(newTab(server).environment)
    expect(server.arrivals).toHaveLength(2)
  })
})

describe('several tabs', () => {
  it('with Web Locks send each report once', async () => {
    for (let i = 0; i < 3; i++) await write(server)
    server.during(slowly)
    const locks = phoneLocks()
    await Promise.all([1, 2, 3].map(() => deliver(newTab(server, { locks }).environment)))
    expect(reportPuts()).toBe(3)
    expect(await listItems()).toEqual([])
  })

  it('without Web Locks send each report once', async () => {
    for (let i = 0; i < 3; i++) await write(server)
    server.during(slowly)
    const clock = { time: 1e12 }
    await Promise.all([1, 2, 3].map(() => deliver(newTab(server, { clock }).environment)))
    expect(reportPuts()).toBe(3)
    expect(await listItems()).toEqual([])
  })

  it('a tab that was killed while it held the lease is replaced after its end', async () => {
    await write(server)
    const tab = newTab(server)
    await takeLease('killed', tab.clock.time, LEASE_MS)
    await deliver(tab.environment)
    expect(reportPuts()).toBe(0)
    tab.clock.time += LEASE_MS + 1
    await deliver(tab.environment)
    expect(reportPuts()).toBe(1)
  })

  it('a tab that lost its lease stops sending', async () => {
    for (let i = 0; i < 3; i++) await write(server)
    const tab = newTab(server)
    server.during(async () => {
      tab.clock.time += LEASE_MS * 2
      await takeLease('other', tab.clock.time, LEASE_MS)
      return undefined
    })
    await deliver(tab.environment)
    expect(reportPuts()).toBe(1)
  })

  it('Web Locks that refuse to work are replaced by the lease', async () => {
    await write(server)
    const locks = { request: () => Promise.reject(new DOMException('not fully active', 'InvalidStateError')) }
    await deliver(newTab(server, { locks }).environment)
    expect(await listItems()).toEqual([])
  })

  it('an exception while sending leaves the lock free', async () => {
    const { key } = await write(server)
    const locks = phoneLocks()
    const tab = newTab(server, { locks })
    vi.spyOn(tab.environment.events, 'emit').mockImplementationOnce(() => {
      throw new Error('a fault of our own')
    })
    await expect(deliver(tab.environment)).rejects.toThrow('a fault of our own')
    await deliver(tab.environment)
    expect(await stateOf(key)).toBe('gone')
  })
})

describe('the server was faster than the connection', () => {
  it('a report that was stored although its answer was lost is delivered by its receipt, once', async () => {
    const { key } = await write(server)
    let lost = false
    server.during((seen) => {
      if (lost) return undefined
      lost = true
      server.duty(seen)
      throw new TypeError('connection reset')
    })
    const tab = newTab(server)
    await deliver(tab.environment)
    tab.environment.backoff.clear()
    await deliver(tab.environment)
    expect(server.arrivals).toHaveLength(1)
    expect(await stateOf(key)).toBe('gone')
  })
})

it('a browser that refuses to store still sends what its page holds', async () => {
  await refusingPhone()
  await write(server, { parts: 1 })
  await deliver(newTab(server).environment)
  expect(server.arrivals).toHaveLength(1)
})

it('a report put aside goes again when the reporter asks, under the same id', async () => {
  const { key, report } = await write(server)
  server.during(() => problem(400, 'bad-request'))
  const tab = newTab(server)
  await deliver(tab.environment)
  server.during(() => undefined)
  await releaseItem(key)
  await deliver(tab.environment)
  expect(server.arrivals).toEqual([report.id])
})

it('whatever fails, in whatever order, every report arrives exactly once and none goes without a receipt', async () => {
  const failure = fc.constantFrom(
    'ok',
    'network',
    'lost-answer',
    'portal',
    '500',
    '429',
    'forged',
    'parts-swept',
    'pow',
    'truncated',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(failure, { maxLength: 30 }),
      fc.array(fc.nat(2), { minLength: 1, maxLength: 5 }),
      async (failures, photos) => {
        await newPhone()
        server = fakeServer()
        const left = [...failures]
        server.during((seen) => {
          const answer = server.duty
          switch (left.shift()) {
            case 'network':
              throw new TypeError('Failed to fetch')
            case 'lost-answer':
              answer(seen)
              throw new TypeError('connection reset')
            case 'portal':
              return html()
            case '500':
              return problem(500, 'fault')
            case '429':
              return problem(429, 'too-many', {}, { 'retry-after': '7' })
            case 'forged':
              return json(
                {
                  id: seen.url.slice(-32),
                  day: '2026-11-22',
                  digest: 'a'.repeat(64),
                  signature: `${'A'.repeat(86)}==`,
                },
                201,
              )
            case 'parts-swept':
              server.parts.clear()
              return undefined
            case 'pow':
              return seen.headers.get('jianfu-pow')
                ? undefined
                : problem(403, 'pow-needed', { challenge: 'c', difficulty: 2 })
            case 'truncated':
              return new Response('{"id"', { status: 200, headers: { 'content-type': 'application/json' } })
            default:
              return undefined
          }
        })
        const written = []
        for (const parts of photos) written.push((await write(server, { parts })).report)
        const tabs = [newTab(server, { locks: phoneLocks() })]
        for (let round = 0; round < 120 && (await listItems()).length > 0; round++) {
          const before = (await listItems()).map(({ id }) => id)
          for (const tab of tabs) {
            tab.clock.time += 600_000
            await deliver(tab.environment)
          }
          const after = (await listItems()).map(({ id }) => id)
          const gone = before.filter((id) => !after.includes(id))
          for (const id of gone) expect(server.reports.get(id)).toBeDefined()
        }
        expect(await listItems()).toEqual([])
        expect([...server.arrivals].sort()).toEqual(written.map(({ id }) => id).sort())
        for (const { id, digest } of written) expect(server.reports.get(id)).toBe(digest)
      },
    ),
    { numRuns: 60 },
  )
})
