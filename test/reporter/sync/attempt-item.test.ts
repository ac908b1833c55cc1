import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasLeadingZeros, parseWorkHeader, workInput } from '../../../src/contract/work.ts'
import { getItem, listItems } from '../../../src/reporter/queue/queue.ts'
import { deliver } from '../../../src/reporter/sync/deliver.ts'
import { newPhone } from '../queue/phone.ts'
import { CAP, type FakeServer, fakeServer, html, posterOf, problem } from './fake-server.ts'
import { lastReason, newTab, stateOf, type Tab, write } from './tab.ts'

const NEW_CAP = `h1.${'n'.repeat(43)}`

let server: FakeServer
let tab: Tab

beforeEach(async () => {
  await newPhone()
  server = fakeServer()
  tab = newTab(server)
  server.posters.set('0123456789', posterOf(server))
})
afterEach(() => vi.unstubAllGlobals())

const run = () => deliver(tab.environment)
const urls = () => server.requests.map(({ method, url }) => `${method} ${url.split('/').slice(3, 4)}`)

describe('photos', () => {
  it('go piece by piece before the report', async () => {
    const { key } = await write(server, { parts: 3 })
    await run()
    expect(urls()).toEqual(['PUT parts', 'PUT parts', 'PUT parts', 'PUT reports'])
    expect(await stateOf(key)).toBe('gone')
  })

  it('that arrived before the connection broke are not sent again', async () => {
    const { key } = await write(server, { parts: 3 })
    server.during(() => {
      if (server.requests.length === 3) throw new TypeError('Failed to fetch')
      return undefined
    })
    await run()
    expect((await getItem(key))?.parts.map(({ sent }) => sent)).toEqual([true, true, false])
    server.during(() => undefined)
    tab.environment.backoff.clear()
    server.requests.length = 0
    await run()
    expect(urls()).toEqual(['PUT parts', 'PUT reports'])
    expect(await stateOf(key)).toBe('gone')
  })

  it('that the server swept meanwhile are sent again, in the same attempt', async () => {
    const { key } = await write(server, { parts: 2 })
    let swept = false
    server.during(({ url }) => {
      if (!swept && url.includes('/reports/')) {
        swept = true
        server.parts.clear()
      }
      return undefined
    })
    await run()
    expect(await stateOf(key)).toBe('gone')
    expect(server.parts.size).toBe(2)
  })

  it('are not believed to have arrived because a log-in page said 200', async () => {
    const { key } = await write(server, { parts: 1 })
    server.during(({ url }) => (url.includes('/parts/') ? html() : undefined))
    await run()
    expect((await getItem(key))?.parts[0]?.sent).toBe(false)
    expect(lastReason(tab)).toBe('not-our-answer')
  })

  it('the server asks for, but nobody has, put the report aside instead of going round in circles', async () => {
    const { key } = await write(server)
    server.during(({ url }) =>
      url.includes('/reports/') ? problem(409, 'parts-missing', { missing: ['f'.repeat(64)] }) : undefined,
    )
    await run()
    expect(await stateOf(key)).toBe('quarantined 409 parts-missing')
    expect(server.requests).toHaveLength(1)
  })

  it('whose bytes were lost on the phone put the report aside, with the reason', async () => {
    const { key } = await write(server, { parts: 1 })
    const { JianfuDatabase } = await import('../../../src/reporter/queue/database.ts')
    const database = new JianfuDatabase(indexedDB, IDBKeyRange)
    await database.parts.clear()
    database.close()
    await run()
    expect(await stateOf(key)).toBe('quarantined 0 part-lost')
  })
})

describe('a capability that is refused', () => {
  beforeEach(() => {
    server.posters.set(
      '0123456789',
      posterOf(server, { places: [{ level: 'area', code: '371002A01000', name: '', cap: NEW_CAP }] }),
    )
    server.during(({ method, headers }) =>
      method === 'PUT' && headers.get('jianfu-cap') !== NEW_CAP ? problem(403, 'cap-refused') : undefined,
    )
  })

  it('is fetched anew with the poster; the report goes under the same id', async () => {
    const { key, report } = await write(server)
    await run()
    expect(urls()).toEqual(['PUT reports', 'GET posters', 'PUT reports'])
    expect(await stateOf(key)).toBe('gone')
    expect(server.arrivals).toEqual([report.id])
  })

  it('already by the first photo likewise', async () => {
    const { key } = await write(server, { parts: 2 })
    await run()
    expect(await stateOf(key)).toBe('gone')
  })

  it('is asked for once an attempt, not for ever', async () => {
    await write(server)
    server.during(({ method }) => (method === 'PUT' ? problem(403, 'cap-refused') : undefined))
    await run()
    expect(urls()).toEqual(['PUT reports', 'GET posters', 'PUT reports'])
  })

  it('of a poster that was revoked puts the report aside', async () => {
    const { key } = await write(server)
    server.during(({ method }) =>
      problem(method === 'PUT' ? 403 : 410, method === 'PUT' ? 'cap-refused' : 'poster-revoked'),
    )
    await run()
    expect(await stateOf(key)).toBe('quarantined 410 poster-revoked')
  })
})

describe('proof of work', () => {
  it('is done when the server asks, for this report, and sent along', async () => {
    const { key, report } = await write(server)
    const proofs: string[] = []
    server.during(({ url, headers }) => {
      if (!url.includes('/reports/')) return undefined
      const header = headers.get('jianfu-pow')
      if (!header) return problem(403, 'pow-needed', { challenge: '20261122.abc', difficulty: 8 })
      proofs.push(header)
      return undefined
    })
    await run()
    expect(await stateOf(key)).toBe('gone')
    const { challenge, counter } = parseWorkHeader(proofs[0] ?? '') ?? { challenge: '', counter: -1 }
    const hash = createHash('sha256')
      .update(workInput(challenge, report.id, counter))
      .digest()
    expect(challenge).toBe('20261122.abc')
    expect(hasLeadingZeros(hash, 8)).toBe(true)
  })

  it('whose challenge ran out while it was done is done once more', async () => {
    const { key } = await write(server)
    server.during(({ url, headers }) => {
      const fresh = headers.get('jianfu-pow')?.startsWith('second:')
      if (!url.includes('/reports/') || fresh) return undefined
      return problem(403, 'pow-needed', { challenge: headers.get('jianfu-pow') ? 'second' : 'first', difficulty: 4 })
    })
    await run()
    expect(await stateOf(key)).toBe('gone')
  })

  it('gives way to the page while it counts', async () => {
    await write(server)
    server.during(({ headers }) =>
      headers.get('jianfu-pow') ? undefined : problem(403, 'pow-needed', { challenge: 'c', difficulty: 12 }),
    )
    await run()
    const work = Number(server.requests[1]?.headers.get('jianfu-pow')?.split(':')[1])
    expect(tab.slept.filter((ms) => ms === 0)).toHaveLength(Math.floor(work / 256))
  })
})

describe('a code first scanned offline', () => {
  const offline = { level: 'area', place: undefined, cap: undefined } as const
  const writeOffline = (more: object = {}) => {
    const { place: _place, cap: _cap, ...rest } = { ...offline, ...more }
    return write(server, { ...rest, place: undefined, cap: undefined } as never)
  }

  it('is resolved by its poster, and sent for the place of the chosen level', async () => {
    const { key } = await writeOffline({ level: 'county' })
    await run()
    expect(urls()).toEqual(['GET posters', 'PUT reports'])
    expect(server.requests[1]?.headers.get('jianfu-cap')).toBe(`h1.${'d'.repeat(43)}`)
    expect(await stateOf(key)).toBe('gone')
  })

  it.each([
    [404, 'poster-unknown'],
    [404, 'poster-mistyped'],
    [410, 'poster-revoked'],
  ])('%i %s: put aside with that reason', async (status, code) => {
    const { key } = await writeOffline()
    server.during(({ method }) => (method === 'GET' ? problem(status, code) : undefined))
    await run()
    expect(await stateOf(key)).toBe(`quarantined ${status} ${code}`)
  })

  it('is kept while a log-in page answers for the poster', async () => {
    const { key } = await writeOffline()
    server.during(({ method }) => (method === 'GET' ? html() : undefined))
    await run()
    expect(await stateOf(key)).toBe('waiting')
    expect(lastReason(tab)).toBe('not-our-answer')
  })

  it('that turns out to be a grid sheet: the burden goes through its other door', async () => {
    server.posters.set(
      '0123456789',
      posterOf(server, {
        kind: 'grid',
        places: [{ level: 'village', code: '371002001001', name: '', cap: NEW_CAP }],
        also: [{ kind: 'burden', label: '', code: 'ABCDEFGHJK' }],
      }),
    )
    server.posters.set('ABCDEFGHJK', posterOf(server, { code: 'ABCDEFGHJK' }))
    const { key } = await writeOffline()
    await run()
    expect(urls()).toEqual(['GET posters', 'GET posters', 'PUT reports'])
    expect(server.requests[2]?.headers.get('jianfu-cap')).toBe(CAP)
    expect(await stateOf(key)).toBe('gone')
  })

  it('that turns out to be a burden sheet: a grid report is put aside, for nobody knows which village', async () => {
    const { key } = await writeOffline({ kind: 'grid' })
    await run()
    expect(await stateOf(key)).toBe('quarantined 404 poster-other-kind')
  })

  it('without a place of that level is put aside', async () => {
    const { key } = await writeOffline({ level: 'building' })
    await run()
    expect(await stateOf(key)).toBe('quarantined 404 place-unknown')
  })
})

it('a report the reporter removes while it is being sent is not brought back', async () => {
  const { key } = await write(server)
  const { removeItem } = await import('../../../src/reporter/queue/queue.ts')
  server.during(async ({ url }) => {
    if (url.includes('/reports/')) await removeItem(key)
    return html()
  })
  await run()
  expect(await listItems()).toEqual([])
})
