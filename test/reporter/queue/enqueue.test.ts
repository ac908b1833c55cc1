import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { JianfuDatabase } from '../../../src/reporter/queue/database.ts'
import { enqueue, getItem, listItems, readPart, removeItem } from '../../../src/reporter/queue/queue.ts'
import { meta, newPhone, refusingPhone, sealed } from './phone.ts'

beforeEach(newPhone)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const database = () => new JianfuDatabase(indexedDB, IDBKeyRange)
const noRoom = () => new Dexie.QuotaExceededError('no room')

/** The disk takes the text but not the pieces of photos. */
const noRoomForPhotos = () =>
  vi.spyOn(Dexie.prototype, 'transaction').mockImplementationOnce(() => Dexie.Promise.reject(noRoom()))

describe('putting a report into the queue', () => {
  it('stores exactly its bytes and those of its photos', async () => {
    const report = sealed({ parts: 2 })
    expect(await enqueue(report, meta({ keepCode: '1'.repeat(24) }))).toEqual({ name: 'stored', persistent: true })
    const [item] = await listItems()
    expect(item).toMatchObject({ ...meta(), id: report.id, digest: report.digest, keepCode: '1'.repeat(24) })
    expect(Buffer.from(item?.body as ArrayBuffer)).toEqual(Buffer.from(report.body))
    expect(item?.body).not.toBeInstanceOf(Blob)
    for (const { sha256, bytes } of report.parts)
      expect(Buffer.from((await readPart(item?.key as string, sha256)) as ArrayBuffer)).toEqual(Buffer.from(bytes))
  })

  it('keeps no clock time and no counter: the day, and a random key', async () => {
    await enqueue(sealed(), meta())
    const [item] = await listItems()
    expect(item?.key).toMatch(/^[0-9a-f]{32}$/)
    expect(item?.day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    const rest = JSON.stringify({ ...item, key: '', id: '', digest: '', cap: '', serverKeys: [] })
    expect(rest).not.toMatch(/\d{10,}(?!")/)
    expect(rest).not.toMatch(/\d{2}:\d{2}/)
  })

  it('keeps it across a restart of the app', async () => {
    const report = sealed({ parts: 1 })
    await enqueue(report, meta())
    const { closeQueue } = await import('../../../src/reporter/queue/queue.ts')
    await closeQueue()
    expect((await listItems()).map(({ id }) => id)).toEqual([report.id])
  })

  it('killed between report and photo leaves neither: no report that names photos which are not there', async () => {
    const report = sealed({ parts: 2 })
    const twice = { ...report, parts: [report.parts[0], report.parts[0]] as unknown as typeof report.parts }
    await expect(enqueue(twice, meta())).rejects.toThrow()
    expect(await listItems()).toEqual([])
    const opened = database()
    expect(await opened.parts.count()).toBe(0)
    opened.close()
  })

  it('a double tap makes one report', async () => {
    const report = sealed({ parts: 1 })
    const outcomes = await Promise.all([enqueue(report, meta()), enqueue(report, meta()), enqueue(report, meta())])
    expect(outcomes.map(({ name }) => name).sort()).toEqual(['duplicate', 'duplicate', 'stored'])
    expect(await listItems()).toHaveLength(1)
  })

  it('the same draft sent from a second tab makes one report', async () => {
    const report = sealed()
    await enqueue(report, meta())
    vi.resetModules()
    const otherTab = await import('../../../src/reporter/queue/queue.ts')
    expect(await otherTab.enqueue(sealed({ id: report.id }), meta())).toEqual({ name: 'duplicate' })
    expect(await otherTab.listItems()).toHaveLength(1)
    await otherTab.closeQueue()
  })

  it('removing it takes its photos along', async () => {
    await enqueue(sealed({ parts: 3 }), meta())
    const [item] = await listItems()
    await removeItem(item?.key as string)
    const opened = database()
    expect([await opened.items.count(), await opened.parts.count()]).toEqual([0, 0])
    opened.close()
    expect(await getItem(item?.key as string)).toBeUndefined()
  })
})

describe('a phone without room', () => {
  it('keeps the text without the photos, and says so', async () => {
    const [withPhotos, without] = [sealed({ parts: 2 }), sealed()]
    noRoomForPhotos()
    const outcome = await enqueue(withPhotos, meta(), async () => without)
    expect(outcome).toEqual({ name: 'stored-without-photos', persistent: true })
    expect((await listItems()).map(({ id }) => id)).toEqual([without.id])
  })

  it('for the text either says so, so that the form keeps it', async () => {
    noRoomForPhotos()
    expect(await enqueue(sealed(), meta())).toEqual({ name: 'quota' })
    noRoomForPhotos()
    noRoomForPhotos()
    expect(await enqueue(sealed({ parts: 1 }), meta(), async () => sealed())).toEqual({ name: 'quota' })
    expect(await listItems()).toEqual([])
  })

  it('is recognised however the browser wraps it', async () => {
    const inner = Object.assign(new Error('x'), {
      name: 'AbortError',
      inner: new DOMException('', 'QuotaExceededError'),
    })
    vi.spyOn(Dexie.prototype, 'transaction').mockImplementationOnce(() => Dexie.Promise.reject(inner))
    expect(await enqueue(sealed(), meta())).toEqual({ name: 'quota' })
  })

  it('any other failure is an error, never a silent success', async () => {
    vi.spyOn(Dexie.prototype, 'transaction').mockImplementation(() => Dexie.Promise.reject(new Error('disk on fire')))
    await expect(enqueue(sealed(), meta())).rejects.toThrow('disk on fire')
  })
})

describe('a browser that refuses to store', () => {
  beforeEach(refusingPhone)

  it('still takes a report, and says that it will not survive closing', async () => {
    const report = sealed({ parts: 1 })
    expect(await enqueue(report, meta())).toEqual({ name: 'stored', persistent: false })
    expect(await enqueue(report, meta())).toEqual({ name: 'duplicate' })
    const [item] = await listItems()
    expect(await readPart(item?.key as string, report.parts[0]?.sha256 as string)).toBe(report.parts[0]?.bytes)
    await removeItem(item?.key as string)
    expect(await listItems()).toEqual([])
    expect(await readPart(item?.key as string, report.parts[0]?.sha256 as string)).toBeUndefined()
  })
})
