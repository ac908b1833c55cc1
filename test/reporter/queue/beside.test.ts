import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Poster } from '../../../src/contract/poster.ts'
import { TAXONOMY } from '../../../src/contract/taxonomy/taxonomy.ts'
import { JianfuDatabase } from '../../../src/reporter/queue/database.ts'
import {
  askPersistence,
  deleteDraft,
  dropLease,
  forgetReceipt,
  keepReceipt,
  listKeptReceipts,
  loadDraft,
  recallOrigin,
  recallPoster,
  rememberPoster,
  saveDraft,
  sweepDrafts,
  takeLease,
} from '../../../src/reporter/queue/queue.ts'
import { newPhone, refusingPhone } from './phone.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 22, 9, 41, 7)
const bytes = new Uint8Array([1, 2, 3]).buffer

afterEach(() => vi.unstubAllGlobals())

const poster = (code: string): Poster => ({
  ...{ code, kind: 'burden', label: '环翠区', taxonomy: '1', also: [], transport: { kind: 'direct' } },
  places: [{ level: 'area', code: '371002A01000', name: '环翠区', cap: `h1.${'a'.repeat(43)}` }],
  operator: { name: '减负办', complaints: '0631', filing: '鲁ICP' },
  ...{ recipients: [`age1${'q'.repeat(58)}`], intakeKey: `age1${'p'.repeat(58)}`, serverKeys: ['k'] },
})

describe.each([
  { where: 'in IndexedDB', phone: newPhone },
  { where: 'in memory', phone: refusingPhone },
])('beside the queue, $where', ({ phone }) => {
  beforeEach(phone)

  it('a draft comes back within its day and is deleted after it', async () => {
    await saveDraft('a', bytes, NOW)
    expect(new Uint8Array((await loadDraft('a', NOW + 22 * HOUR)) as ArrayBuffer)).toEqual(new Uint8Array(bytes))
    expect(await loadDraft('a', NOW + 24 * HOUR)).toBeUndefined()
    expect(await loadDraft('a', NOW)).toBeUndefined()
  })

  it('deleting one of three drafts leaves the others what they are', async () => {
    for (const key of ['a', 'b', 'c']) await saveDraft(key, new TextEncoder().encode(key).buffer, NOW)
    await deleteDraft('a')
    expect(new TextDecoder().decode(await loadDraft('c', NOW))).toBe('c')
  })

  it('a draft nobody opens again is swept, also when the clock was years ahead as it was written', async () => {
    await saveDraft('old', bytes, NOW - 30 * HOUR)
    await saveDraft('future', bytes, NOW + 3 * 365 * 24 * HOUR)
    await saveDraft('live', bytes, NOW)
    await sweepDrafts(NOW)
    expect(await loadDraft('future', NOW)).toBeUndefined()
    expect(await loadDraft('old', NOW - 29 * HOUR)).toBeUndefined()
    expect(await loadDraft('live', NOW)).toBeDefined()
  })

  it('a receipt is kept and forgotten as the reporter asks', async () => {
    await keepReceipt({ code: '1', id: 'a' })
    await keepReceipt({ code: '1', id: 'a' })
    await keepReceipt({ code: '2', id: 'b' })
    await forgetReceipt('1')
    expect(await listKeptReceipts()).toEqual([{ code: '2', id: 'b' }])
  })

  it('a code first scanned offline finds the operator’s keys and categories of another one', async () => {
    expect(await recallOrigin()).toBeUndefined()
    await rememberPoster(poster('A'), TAXONOMY)
    await rememberPoster({ ...poster('B'), serverKeys: ['new'] })
    expect((await recallPoster('A'))?.code).toBe('A')
    expect(await recallPoster('C')).toBeUndefined()
    const origin = await recallOrigin()
    expect(origin?.serverKeys).toEqual(['new'])
    expect(origin?.taxonomy?.version).toBe(TAXONOMY.version)
  })

  it('of two tabs one gets the lease; one that was killed is replaced after its end', async () => {
    expect(await Promise.all([takeLease('a', NOW, 60_000), takeLease('b', NOW, 60_000)])).toEqual([true, false])
    expect(await takeLease('a', NOW + 50_000, 60_000)).toBe(true)
    expect(await takeLease('b', NOW + 100_000, 60_000)).toBe(false)
    expect(await takeLease('b', NOW + 110_001, 60_000)).toBe(true)
  })

  it('a lease that was given back is free, and only its holder gives it back', async () => {
    await takeLease('a', NOW, 60_000)
    await dropLease('b')
    expect(await takeLease('b', NOW, 60_000)).toBe(false)
    await dropLease('a')
    expect(await takeLease('b', NOW, 60_000)).toBe(true)
  })

  it('a lease taken while the clock was years ahead holds nobody up', async () => {
    await takeLease('a', NOW + 3 * 365 * 24 * HOUR, 60_000)
    expect(await takeLease('b', NOW, 60_000)).toBe(true)
  })
})

describe('a draft’s end', () => {
  beforeEach(newPhone)

  it('is a full hour within 24, so that it does not tell the minute of writing', async () => {
    const database = new JianfuDatabase(indexedDB, IDBKeyRange)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4e12 }), async (now) => {
        await saveDraft('a', bytes, now)
        const expires = (await database.drafts.get('a'))?.expires ?? 0
        expect(expires % HOUR).toBe(0)
        expect(expires - now).toBeGreaterThan(22 * HOUR)
        expect(expires - now).toBeLessThanOrEqual(24 * HOUR)
      }),
      { numRuns: 20 },
    )
    database.close()
  })
})

describe('asking the browser to keep the queue', () => {
  it.each([
    ['grants it', async () => true, true],
    ['refuses it', async () => false, false],
    ['throws', () => Promise.reject(new Error('no')), false],
  ])('is harmless when it %s', async (_, persist, answer) => {
    vi.stubGlobal('navigator', { storage: { persist } })
    expect(await askPersistence()).toBe(answer)
  })

  it('is harmless where nobody can be asked', async () => {
    vi.stubGlobal('navigator', {})
    expect(await askPersistence()).toBe(false)
  })
})
