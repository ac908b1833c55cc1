import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { listItems } from '../../../src/reporter/queue/queue.ts'
import { deliverInBackground } from '../../../src/reporter/worker/deliver-in-background.ts'
import { newPhone } from '../queue/phone.ts'
import { fakeServer } from '../sync/fake-server.ts'
import { write } from '../sync/tab.ts'

beforeEach(newPhone)
afterEach(() => vi.unstubAllGlobals())

it('a report whose page is closed is sent when the browser wakes the worker; one that fails makes it wake it again', async () => {
  const server = fakeServer()
  vi.stubGlobal('navigator', {}) // a worker has one; Web Locks are missing here
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => server.fetch(url, init))
  await write(server)
  await deliverInBackground()
  expect(await listItems()).toEqual([])

  await write(server)
  server.during(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(deliverInBackground()).rejects.toThrow('still waiting')
  expect(await listItems()).toHaveLength(1)
})
