import { describe, expect, it } from 'vitest'
import type { StoreLocation } from '../../../src/server/store/dialect/choose.ts'
import type { ReadPosition, ReadQuery } from '../../../src/server/store/reading/types.ts'
import type { NewEntry } from '../../../src/server/store/staff/types.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { makePart, makeReport, peek } from './reports-for-tests.ts'

const ALL: ReadQuery = { kinds: ['burden', 'grid'], prefix: '3710' }
const ENTRY: NewEntry = { at: '2026-03-09T01:00:00.000Z', who: 'wang', act: 'reply-sent', subject: 'ref' }
const MID = 'a'.repeat(32)

const burden = (store: Store, more: object = {}) => store.reports.add(makeReport(more))
const grid = (store: Store, more: object = {}) =>
  store.reports.add(makeReport({ kind: 'grid', category: 'LEK', place: '371002001001', ...more }))
const refs = async (store: Store, query: Partial<ReadQuery> = {}) =>
  (await store.reading.list({ ...ALL, ...query }, 100)).map(({ ref }) => ref)

/** A message from the reporter, as a release brings it. */
const hear = (location: StoreLocation, ref: string, mid: string, day = '2026-03-08') =>
  peek(location, (db) =>
    db
      .insertInto('messages')
      .values({
        ref,
        mid,
        from_reporter: 1,
        day,
        sealed: 'c2VhbGVk',
        copy: null,
        mid_mac: Buffer.from(mid),
        digest_mask: Buffer.alloc(32),
      })
      .execute(),
  )

forEachEngine((engine) => {
  describe('the list of reports', () => {
    it('shows nothing that has not been released', async () => {
      const store = await engine.open()
      await burden(store)
      expect(await refs(store)).toEqual([])
      expect(await store.reading.count(ALL, 100)).toBe(0)
      await store.reports.release('a')
      const [report] = await store.reading.list(ALL, 10)
      expect(report).toMatchObject({ kind: 'burden', week: '2026-03-02', day: null, messages: 0, replies: 0 })
      expect(report).toMatchObject({ burst: false, state: 'received' })
      expect(await store.reading.get(report?.ref ?? '')).toEqual(report)
    })

    it('walks through everything once, newest week first, however many reports are released meanwhile', async () => {
      const store = await engine.open()
      const days = ['2026-03-05', '2026-03-12', '2026-03-19']
      for (let index = 0; index < 21; index++) await burden(store, { day: days[index % 3] })
      await store.reports.release('a')
      const before = await refs(store)
      const seen: ReadPosition[] = []
      for (let round = 0; round < 5; round++) {
        const page = await store.reading.list(ALL, 5, seen.at(-1))
        seen.push(...page.map(({ week, ref }) => ({ week, ref })))
        await burden(store, { day: '2026-03-26' })
        await store.reports.release(`b${round}`)
      }
      expect(seen.map(({ ref }) => ref)).toEqual(before)
      expect(seen.map(({ week }) => week)).toEqual([...seen.map(({ week }) => week)].sort().reverse())
      expect(await store.reading.count(ALL, 100)).toBe(26)
      expect(await store.reading.count(ALL, 20)).toBe(20)
    })

    it('filters by kind, place, category, issuer, weeks and state', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      await burden(store, { place: '371002A01000', category: 'DOC', day: '2026-03-12' })
      await burden(store, { place: '371082001000' })
      await store.reports.release('a')
      await grid(store)
      await peek(location, (db) =>
        db
          .updateTable('reports')
          .set({ issuer_level: 'county', issuer: 'CGJ' })
          .where('place', '=', '371082001000')
          .execute(),
      )
      const places = async (query: Partial<ReadQuery>) => {
        const found = await store.reading.list({ ...ALL, ...query }, 10)
        expect(await store.reading.count({ ...ALL, ...query }, 100)).toBe(found.length)
        return found.map(({ place }) => place).sort()
      }
      expect(await places({ kinds: ['grid'] })).toEqual(['371002001001'])
      expect(await places({ prefix: '371002' })).toEqual(['371002001001', '371002A01000'])
      expect(await places({ prefix: '371002A01000' })).toEqual(['371002A01000'])
      expect(await places({ prefix: '371002001001' })).toEqual(['371002001001'])
      expect(await places({ category: 'DOC' })).toEqual(['371002A01000'])
      expect(await places({ issuer: 'CGJ', issuerLevel: 'county' })).toEqual(['371082001000'])
      expect(await places({ issuer: '-' })).toEqual(['371002001001', '371002A01000'])
      expect(await places({ from: '2026-03-09' })).toEqual(['371002A01000'])
      expect(await places({ to: '2026-03-02' })).toEqual(['371002001001', '371082001000'])
      expect(await places({ state: 'done' })).toEqual([])
    })
  })

  describe('what reporter and reviewers write to each other', () => {
    it('counts as unanswered from a message to the reply, and again from the next message of the same day', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      await burden(store)
      await burden(store)
      await store.reports.release('a')
      const [ref = '', other = ''] = await refs(store)
      expect(await refs(store, { unanswered: true })).toEqual([])
      await hear(location, ref, 'b'.repeat(32))
      expect(await refs(store, { unanswered: true })).toEqual([ref])
      const reply = { ref, mid: MID, day: '2026-03-08', sealed: 'cmVwbHk=', copy: 'Y29weQ==' }
      expect(await store.reading.reply(reply, ENTRY)).toBe('stored')
      expect(await refs(store, { unanswered: true })).toEqual([])
      await hear(location, ref, 'c'.repeat(32))
      expect(await refs(store, { unanswered: true })).toEqual([ref])
      expect(await store.reading.get(ref)).toMatchObject({ messages: 2, unanswered: 1, replies: 1 })
      expect(await store.reading.get(other)).toMatchObject({ messages: 0, replies: 0 })
      expect((await store.reading.thread(ref)).map(({ fromReporter }) => fromReporter)).toEqual([true, true, false])
      expect((await store.reading.thread(ref)).at(-1)?.copy).toBe('Y29weQ==')
    })

    it('arrives once: the same reply again is known, another under its name is refused, and only one act is written', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      await grid(store)
      const [ref = ''] = await refs(store)
      await hear(location, ref, 'd'.repeat(32))
      const reply = { ref, mid: MID, day: '2026-03-09', sealed: 'cmVwbHk=', copy: 'Y29weQ==' }
      const twice = await Promise.all([store.reading.reply(reply, ENTRY), store.reading.reply(reply, ENTRY)])
      expect(twice.sort()).toEqual(['known', 'stored'])
      expect(await store.reading.reply({ ...reply, sealed: 'b3RoZXI=' }, ENTRY)).toBe('differs')
      expect(await store.reading.reply({ ...reply, mid: 'd'.repeat(32) }, ENTRY)).toBe('differs')
      expect(await store.reading.reply({ ...reply, ref: 'e'.repeat(32) }, ENTRY)).toBe('unknown')
      expect(await store.audit.list(10)).toHaveLength(1)
      expect(await store.reading.thread(ref)).toHaveLength(2)
    })
  })

  describe('a piece of a sealed photo', () => {
    it('is found through the report that needs it only, once it is released', async () => {
      const store = await engine.open()
      const { sha256, bytes } = makePart()
      await store.parts.put(sha256, bytes, '2026-03-05')
      await burden(store, { parts: [sha256], place: '371002001000' })
      await burden(store, { place: '371082001000' })
      await store.reports.release('a')
      const [ref = ''] = await refs(store, { prefix: '371002' })
      const [other = ''] = await refs(store, { prefix: '371082' })
      expect(Buffer.from((await store.reading.piece(ref, sha256)) ?? [])).toEqual(Buffer.from(bytes))
      expect(await store.reading.piece(other, sha256)).toBeUndefined()
      expect(await store.reading.piece(ref, 'f'.repeat(64))).toBeUndefined()
    })
  })

  describe('photos of a grid report', () => {
    it('are none yet, readable or unreadable', async () => {
      const store = await engine.open()
      await grid(store)
      const [ref = ''] = await refs(store)
      expect(await store.reading.photoStates(ref)).toEqual([])
      expect(await store.reading.photo(ref, 0)).toBeUndefined()
      const { sha256, bytes } = makePart()
      await store.parts.put(sha256, bytes, '2026-03-05')
      await grid(store, { parts: [sha256], place: '371003001001' })
      const [withPhotos = ''] = await refs(store, { prefix: '371003' })
      await store.photos.settle(withPhotos, [new Uint8Array([1, 2]), null], [sha256])
      expect(await store.reading.photoStates(withPhotos)).toEqual(['ready', 'unreadable'])
      expect([...((await store.reading.photo(withPhotos, 0)) ?? [])]).toEqual([1, 2])
      expect(await store.reading.photo(withPhotos, 1)).toBeNull()
    })
  })
})
