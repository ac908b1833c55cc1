import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { listItems } from '../../../src/reporter/queue/queue.ts'
import { deliverInBackground } from '../../../src/reporter/worker/deliver-in-background.ts'
import { newPhone } from '../queue/phone.ts'
import { fakeServer } from '../sync/fake-server.ts'
import { write } from '../sync/tab.ts'

beforeEach(newPhone)
afterEach(() => vi.unstubAllGlobals())

const pages = (...visibilities: DocumentVisibilityState[]) => ({
  matchAll: async () => visibilities.map((visibilityState) => ({ visibilityState })),
})
const noPage = pages()

it('a report whose page is closed is sent when the browser wakes the worker; one that fails makes it wake it again', async () => {
  const server = fakeServer()
  vi.stubGlobal('navigator', {}) // a worker has one; Web Locks are missing here
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => server.fetch(url, init))
  await write(server)
  await deliverInBackground(noPage)
  expect(await listItems()).toEqual([])

  await write(server)
  server.during(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(deliverInBackground(noPage)).rejects.toThrow('still waiting')
  expect(await listItems()).toHaveLength(1)
})

it('while a page is in view the worker leaves the sending to it, which knows the waits the server asked for', async () => {
  const server = fakeServer()
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => server.fetch(url, init))
  await write(server)
  await expect(deliverInBackground(pages('hidden', 'visible'))).rejects.toThrow('still waiting')
  expect(await listItems()).toHaveLength(1)
  await deliverInBackground(pages('hidden'))
  expect(await listItems()).toEqual([])
})
