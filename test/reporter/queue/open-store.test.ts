import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DATABASE_NAME, JianfuDatabase } from '../../../src/reporter/queue/database.ts'
import { closeQueue, enqueue, listItems, openQueue, watchItems } from '../../../src/reporter/queue/queue.ts'
import { isLostConnection, withReopen } from '../../../src/reporter/queue/with-reopen.ts'
import { meta, newPhone, sealed } from './phone.ts'

beforeEach(newPhone)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Another tab's handle on the same database, as an app of version `version` opens it. */
async function tab(version = 2): Promise<JianfuDatabase> {
  const database = new JianfuDatabase(indexedDB, IDBKeyRange)
  if (version > 2) database.version(version).stores({ invented: 'key' })
  await database.open()
  return database
}

const openHandles = async (): Promise<Set<IDBDatabase>> => {
  const handles = new Set<IDBDatabase>()
  const open = indexedDB.open.bind(indexedDB)
  vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    const request = open(name, version)
    request.addEventListener('success', () => handles.add(request.result))
    return request
  })
  return handles
}

describe('a connection that the system closed in the background', () => {
  it('is opened again by the next save, without a reload', async () => {
    const handles = await openHandles()
    await enqueue(sealed(), meta())
    for (const handle of handles) handle.close()
    expect(await enqueue(sealed(), meta())).toMatchObject({ name: 'stored' })
    expect(await listItems()).toHaveLength(2)
  })

  it.each(['InvalidStateError', 'DatabaseClosedError', 'UnknownError'])('is recognised as %s', async (name) => {
    const database = { close: vi.fn(), open: vi.fn(async () => {}) }
    const operation = vi.fn<() => Promise<string>>()
    operation.mockRejectedValueOnce(Object.assign(new Error('dead'), { name })).mockResolvedValueOnce('alive')
    expect(await withReopen(database, operation)).toBe('alive')
    expect(database.open).toHaveBeenCalledOnce()
  })

  it('is tried once more and no oftener', async () => {
    const operation = vi.fn(async () => Promise.reject(new DOMException('dead', 'InvalidStateError')))
    await expect(withReopen({ close() {}, open: async () => {} }, operation)).rejects.toThrow('dead')
    expect(operation).toHaveBeenCalledTimes(2)
  })

  it('is recognised by the sentence of WebKit too', () => {
    expect(isLostConnection(new Error('Connection to Indexed Database server lost. Refresh the page'))).toBe(true)
    expect(isLostConnection(new Dexie.QuotaExceededError())).toBe(false)
  })

  it('does not turn a save that had succeeded into a duplicate', async () => {
    const transaction = Dexie.prototype.transaction as (...args: unknown[]) => Promise<unknown>
    vi.spyOn(Dexie.prototype, 'transaction').mockImplementationOnce(function (this: Dexie, ...args: unknown[]) {
      const committed = transaction.apply(this, args).then(() => {
        throw new DOMException('lost after the commit', 'InvalidStateError')
      })
      return committed as never
    })
    expect(await enqueue(sealed(), meta())).toEqual({ name: 'stored', persistent: true })
    expect(await listItems()).toHaveLength(1)
  })
})

describe('an update of the app', () => {
  it('opens what an older version stored, fields it did not know yet among it', async () => {
    const old = await tab()
    const { serverKeys: _, ...older } = { ...meta(), key: 'k', ...sealed(), parts: [], day: '2026-11-01' }
    await old.table('items').add(older)
    old.close()
    const [item] = await listItems()
    expect(item).toMatchObject({ key: 'k', serverKeys: [], state: { name: 'waiting' } })
  })

  it('in another tab closes this tab’s handle instead of waiting for it for ever', async () => {
    await enqueue(sealed(), meta())
    const newer = await tab(3)
    expect(await newer.items.count()).toBe(1)
    newer.close()
    expect(await listItems()).toHaveLength(1) // and this tab goes on with the newer database
  })

  it('taken back finds the queue of the newer version', async () => {
    const newer = await tab(3)
    newer.close()
    await enqueue(sealed(), meta())
    expect(await openQueue()).toEqual({ persistent: true })
    expect(await listItems()).toHaveLength(1)
  })
})

describe('a browser that cannot open the database', () => {
  it('because it refuses does not break the page', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    expect(await openQueue()).toEqual({ persistent: false })
  })

  it('because it hangs is waited for eight seconds, no longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(indexedDB, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest)
    const opened = openQueue()
    await vi.advanceTimersByTimeAsync(8_000)
    expect(await opened).toEqual({ persistent: false })
  })
})

describe('watching the queue', () => {
  const seen = () => {
    const lists: number[] = []
    return { lists, end: watchItems((items) => lists.push(items.length)) }
  }

  it('tells what another tab put there', async () => {
    const { lists, end } = seen()
    await vi.waitFor(() => expect(lists.at(-1)).toBe(0))
    await enqueue(sealed(), meta())
    await vi.waitFor(() => expect(lists.at(-1)).toBe(1))
    end()
    await enqueue(sealed(), meta())
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(lists.at(-1)).toBe(1)
  })

  it('works in memory too, and ends even before it began', async () => {
    await closeQueue()
    vi.stubGlobal('indexedDB', undefined)
    const early = seen()
    early.end()
    const { lists } = seen()
    await enqueue(sealed(), meta())
    await vi.waitFor(() => expect(lists.at(-1)).toBe(1))
    expect(early.lists).toEqual([])
  })
})

it('the database has one name, and nothing else is created', async () => {
  await enqueue(sealed(), meta())
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([DATABASE_NAME])
})
