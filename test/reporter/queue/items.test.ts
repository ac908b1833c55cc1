import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  clearAll,
  enqueue,
  exportItem,
  getItem,
  keepReceipt,
  listItems,
  listKeptReceipts,
  markPartSent,
  markPartsUnsent,
  quarantine,
  releaseItem,
  removeItem,
  renewItem,
  saveDraft,
} from '../../../src/reporter/queue/queue.ts'
import { meta, newPhone, refusingPhone, sealed } from './phone.ts'

afterEach(() => vi.unstubAllGlobals())

async function queued(report = sealed({ parts: 2 })): Promise<{ key: string; report: typeof report }> {
  await enqueue(report, meta())
  const item = (await listItems()).find(({ id }) => id === report.id)
  return { key: item?.key as string, report }
}

describe.each([
  { where: 'in IndexedDB', phone: newPhone },
  { where: 'in memory', phone: refusingPhone },
])('an item $where', ({ phone }) => {
  beforeEach(phone)

  it('remembers which pieces of photos have arrived', async () => {
    const { key, report } = await queued()
    const [first, second] = report.parts.map(({ sha256 }) => sha256) as [string, string]
    await markPartSent(key, first)
    await markPartSent(key, second)
    await markPartsUnsent(key, [second])
    expect((await getItem(key))?.parts).toEqual([
      { sha256: first, sent: true },
      { sha256: second, sent: false },
    ])
  })

  it('put aside keeps its bytes and its reason, and can be sent again', async () => {
    const { key, report } = await queued()
    await quarantine(key, { status: 422, code: 'report-invalid', detail: 'why' })
    expect(await getItem(key)).toMatchObject({
      state: { name: 'quarantined', status: 422, code: 'report-invalid', detail: 'why' },
      digest: report.digest,
    })
    await releaseItem(key)
    expect(await getItem(key)).toMatchObject({ id: report.id, state: { name: 'waiting' } })
  })

  it('gets a new capability and keys, and keeps its bytes', async () => {
    const { key, report } = await queued()
    await renewItem(key, { cap: 'new', serverKeys: ['k'] })
    expect(await getItem(key)).toMatchObject({ cap: 'new', serverKeys: ['k'], digest: report.digest })
  })

  it('that was removed is not brought back by a change that comes late', async () => {
    const { key } = await queued()
    await removeItem(key)
    await Promise.all([markPartSent(key, 'x'), quarantine(key, { status: 400, code: 'x', detail: '' })])
    expect(await listItems()).toEqual([])
  })

  it('handed over as a file has all its bytes and says nothing readable about them', async () => {
    const { key, report } = await queued()
    const file = JSON.parse(new TextDecoder().decode(await exportItem(key)))
    expect(Object.keys(file).sort()).toEqual(['body', 'digest', 'id', 'parts', 'place', 'poster', 'version'])
    const hash = (base64: string) => createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex')
    expect(hash(file.body)).toBe(report.digest)
    for (const part of file.parts) expect(hash(part.bytes)).toBe(part.sha256)
    expect(JSON.stringify(file)).not.toContain('burden')
    expect(await exportItem('gone')).toBeUndefined()
  })

  it('is gone with everything else when the traces are cleared', async () => {
    await queued()
    await keepReceipt({ code: '1'.repeat(24), id: 'x' })
    await saveDraft('d', new ArrayBuffer(1))
    await clearAll()
    expect([await listItems(), await listKeptReceipts()]).toEqual([[], []])
  })
})
