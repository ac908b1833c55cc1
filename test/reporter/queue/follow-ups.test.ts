import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DATABASE_NAME } from '../../../src/reporter/queue/database.ts'
import {
  clearAll,
  enqueue,
  enqueueFollowUp,
  getFollowUp,
  listFollowUps,
  listItems,
  quarantineFollowUp,
  releaseFollowUp,
  removeFollowUp,
  removeFollowUps,
  watchFollowUps,
} from '../../../src/reporter/queue/queue.ts'
import { followUp, meta, newPhone, refusingPhone, sealed } from './phone.ts'

afterEach(() => vi.unstubAllGlobals())

const why = { status: 409, code: 'rating-differs', detail: 'why' }

describe.each([
  { where: 'in IndexedDB', phone: newPhone, persistent: true },
  { where: 'in memory', phone: refusingPhone, persistent: false },
])('what is added to a report, $where', ({ phone, persistent }) => {
  beforeEach(phone)

  it('waits with exactly its bytes, a day and no hour', async () => {
    const rating = followUp('rating')
    const outcome = await enqueueFollowUp(rating)
    expect(outcome).toMatchObject({ name: 'stored', persistent })
    const [kept] = await listFollowUps()
    expect(Object.keys(kept ?? {}).sort()).toEqual(
      ['accessKey', 'body', 'day', 'digest', 'id', 'key', 'state', 'what'].sort(),
    )
    expect(kept?.day).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(Buffer.from(kept?.body as ArrayBuffer)).toEqual(Buffer.from(rating.body))
  })

  it('a rating tapped twice, or in two tabs, waits once; the first stays, because it may have arrived already', async () => {
    const [first, second] = [followUp('rating'), followUp('rating')]
    const outcomes = await Promise.all([enqueueFollowUp(first), enqueueFollowUp(second)])
    expect(outcomes.map(({ name }) => name)).toEqual(['stored', 'duplicate'])
    expect((await listFollowUps()).map(({ digest }) => digest)).toEqual([first.digest])
  })

  it('two reports are rated each for itself, and messages never replace each other', async () => {
    await enqueueFollowUp(followUp('rating', { id: '1'.repeat(32) }))
    await enqueueFollowUp(followUp('rating', { id: '2'.repeat(32) }))
    await enqueueFollowUp(followUp('message'))
    await enqueueFollowUp(followUp('message'))
    expect(await listFollowUps()).toHaveLength(4)
  })

  it('put aside keeps its bytes and its reason; it can be sent again, and makes room for another', async () => {
    const outcome = await enqueueFollowUp(followUp('rating'))
    const { key } = outcome as { key: string }
    await quarantineFollowUp(key, why)
    expect((await getFollowUp(key))?.state).toEqual({ name: 'quarantined', ...why })
    await releaseFollowUp(key)
    expect((await getFollowUp(key))?.state).toEqual({ name: 'waiting' })
    await quarantineFollowUp(key, why)
    const other = followUp('rating')
    expect(await enqueueFollowUp(other)).toMatchObject({ name: 'stored' })
    expect(await getFollowUp(key)).toMatchObject({ digest: other.digest, state: { name: 'waiting' } })
  })

  it('that was removed is not brought back by a change that comes late', async () => {
    const { key } = (await enqueueFollowUp(followUp('message'))) as { key: string }
    await removeFollowUp(key)
    await quarantineFollowUp(key, why)
    expect(await listFollowUps()).toEqual([])
  })

  it('a withdrawal takes along what else waits for its report, and nothing of another', async () => {
    const other = '2'.repeat(32)
    await enqueueFollowUp(followUp('message'))
    await enqueueFollowUp(followUp('rating'))
    await enqueueFollowUp(followUp('rating', { id: other }))
    await enqueueFollowUp(followUp('withdrawal'))
    expect((await listFollowUps()).map(({ what, id }) => `${what} ${id === other}`).sort()).toEqual([
      'rating true',
      'withdrawal false',
    ])
  })

  it('is gone when the traces are cleared, and by the quick exit, which leaves sealed reports alone', async () => {
    await enqueue(sealed(), meta())
    await enqueueFollowUp(followUp('message'))
    await removeFollowUps()
    expect([(await listFollowUps()).length, (await listItems()).length]).toEqual([0, 1])
    await enqueueFollowUp(followUp('message'))
    await clearAll()
    expect([(await listFollowUps()).length, (await listItems()).length]).toEqual([0, 0])
  })

  it('is told to whoever watches', async () => {
    const seen: number[] = []
    const end = watchFollowUps((followUps) => seen.push(followUps.length))
    await vi.waitFor(() => expect(seen).toEqual([0]))
    const { key } = (await enqueueFollowUp(followUp('rating'))) as { key: string }
    await vi.waitFor(() => expect(seen.at(-1)).toBe(1))
    await removeFollowUp(key)
    await vi.waitFor(() => expect(seen.at(-1)).toBe(0))
    end()
  })
})

it('a phone of the first version opens, with the reports that wait on it', async () => {
  await newPhone()
  const old = new Dexie(DATABASE_NAME, { indexedDB, IDBKeyRange })
  old.version(1).stores({ items: 'key, &id', parts: '[item+sha256], item', meta: 'key' })
  const { id, body, digest } = sealed()
  await old.table('items').add({ ...meta(), key: 'k', id, body, digest, parts: [], day: '2026-11-01' })
  old.close()
  await enqueueFollowUp(followUp('rating'))
  expect([(await listItems()).length, (await listFollowUps()).length]).toEqual([1, 1])
})

it('a full phone says so, and keeps what waits', async () => {
  await newPhone()
  await enqueueFollowUp(followUp('message'))
  vi.spyOn(Dexie.prototype, 'transaction').mockImplementationOnce(() =>
    Dexie.Promise.reject(new Dexie.QuotaExceededError('no room')),
  )
  expect(await enqueueFollowUp(followUp('message'))).toEqual({ name: 'quota' })
  expect(await listFollowUps()).toHaveLength(1)
  vi.restoreAllMocks()
})
