import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listItems } from '../../../src/reporter/queue/queue.ts'
import { createEvents } from '../../../src/reporter/sync/events.ts'
import { oneAtATime } from '../../../src/reporter/sync/one-at-a-time.ts'
import { type Sync, startSync } from '../../../src/reporter/sync/triggers.ts'
import type { SyncEvent } from '../../../src/reporter/sync/types.ts'
import { newPhone } from '../queue/phone.ts'
import { type FakeServer, fakeServer, posterOf, problem } from './fake-server.ts'
import { newTab, write } from './tab.ts'

/** A page: what it listens to can be fired. */
function fakePage() {
  const page = new EventTarget()
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  vi.stubGlobal('document', document)
  return {
    fire: (name: string) => page.dispatchEvent(new Event(name)),
    show(state: string) {
      document.visibilityState = state
      document.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

let server: FakeServer
let page: ReturnType<typeof fakePage>
let sync: Sync | undefined
const events: SyncEvent[] = []

beforeEach(async () => {
  await newPhone()
  page = fakePage()
  server = fakeServer()
  server.posters.set('0123456789', posterOf(server))
  events.length = 0
})
afterEach(() => {
  sync?.stop()
  vi.unstubAllGlobals()
})

const realClock = (tab = newTab(server)) => {
  const environment = { ...tab.environment, now: () => Date.now() }
  return { ...tab, environment: { ...environment, sleep: async () => {} } }
}
const start = (tab = realClock()) => {
  sync = startSync({ onEvent: (event) => events.push(event), environment: tab.environment })
  return sync
}
const puts = () => server.requests.filter(({ url }) => url.includes('/reports/')).length
const settled = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 4_000, interval: 20 })
const empty = () => settled(async () => expect(await listItems()).toEqual([]))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('what starts the sending', () => {
  it('opening the page', async () => {
    await write(server)
    start()
    await empty()
    expect(events.map(({ name }) => name)).toEqual(['sending', 'delivered'])
  })

  it.each([
    ['the network seems back', () => page.fire('online')],
    ['the page comes back from the cache', () => page.fire('pageshow')],
    ['the page comes to the front', () => page.show('visible')],
  ])('%s', async (_, signal) => {
    start()
    await pause(700)
    await write(server)
    signal()
    await empty()
  })

  it('the reporter’s tap, at once, though the server had asked to wait', async () => {
    await write(server)
    server.during(() => problem(429, 'too-many', {}, { 'retry-after': '3000' }))
    const { deliverNow } = start()
    await settled(() => expect(puts()).toBe(1))
    server.during(() => undefined)
    page.fire('online')
    await pause(700)
    expect(puts()).toBe(1)
    await deliverNow()
    expect(await listItems()).toEqual([])
  })

  it('nothing, while the page is hidden', async () => {
    start()
    await pause(700)
    await write(server)
    page.show('hidden')
    await pause(700)
    expect(puts()).toBe(0)
  })

  it('a phone that says it is offline does not stop it: the network is asked, not the phone', async () => {
    vi.stubGlobal('navigator', { onLine: false })
    await write(server)
    start()
    await empty()
  })
})

it('a network that comes back ends every wait of our own, though the page was opened a moment ago', async () => {
  await write(server)
  server.during(() => Promise.reject(new TypeError('Failed to fetch')))
  const tab = realClock()
  start({ ...tab, environment: { ...tab.environment, random: () => 0 } })
  await settled(() => expect(server.requests).toHaveLength(1))
  for (const item of await listItems()) tab.environment.backoff.hold(item.key, Date.now() + 300_000)
  server.during(() => undefined)
  page.fire('online')
  await empty()
})

describe('a network that flaps', () => {
  it('twenty times makes one flush', async () => {
    await write(server)
    start()
    for (let i = 0; i < 20; i++) page.fire('online')
    await empty()
    await pause(700)
    expect(puts()).toBe(1)
  })

  it('and fails every time is not asked at every flap', async () => {
    await write(server)
    server.during(() => Promise.reject(new TypeError('Failed to fetch')))
    const tab = realClock(newTab(server))
    start({ ...tab, environment: { ...tab.environment, random: () => 0.9 } })
    for (let i = 0; i < 20; i++) {
      page.fire('online')
      await pause(60)
    }
    expect(server.requests.length).toBeLessThanOrEqual(4)
  })
})

describe('a fault in the sending', () => {
  it('leaves no flag behind that stops all sending until the page is loaded anew', async () => {
    await write(server)
    const tab = realClock()
    vi.spyOn(tab.environment.events, 'emit').mockImplementationOnce(() => {
      throw new Error('a fault of our own')
    })
    const { deliverNow } = start(tab)
    await deliverNow()
    await deliverNow()
    expect(await listItems()).toEqual([])
  })

  it('in a task that runs once at a time ends that run and no other', async () => {
    const runs: string[] = []
    const task = oneAtATime(async () => {
      runs.push('run')
      await pause(5)
      throw new Error('x')
    })
    await Promise.all([task(), task(), task()])
    expect(runs).toHaveLength(2)
    await task()
    expect(runs).toHaveLength(3)
  })
})

describe('events', () => {
  it('reach the other tabs, and a listener that throws stops nothing', async () => {
    const [here, there] = [createEvents(), createEvents()]
    const seen: SyncEvent[] = []
    here.subscribe(() => {
      throw new Error('a broken screen')
    })
    there.subscribe((event) => seen.push(event))
    here.emit({ name: 'sending', id: 'a' })
    await settled(() => expect(seen).toEqual([{ name: 'sending', id: 'a' }]))
  })

  it('work in one tab where the others cannot be told', () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const events = createEvents()
    const seen: SyncEvent[] = []
    const end = events.subscribe((event) => seen.push(event))
    events.emit({ name: 'sending', id: 'a' })
    end()
    events.emit({ name: 'sending', id: 'b' })
    expect(seen).toEqual([{ name: 'sending', id: 'a' }])
  })
})
