import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { NewMessage } from '../../../src/server/store/messages/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { makeReport, peek, rawSql } from './reports-for-tests.ts'

const MOST = 50
const bytes = () => new Uint8Array(randomBytes(32))
const makeMessage = (statusMac: Uint8Array, given: Partial<NewMessage> = {}): NewMessage => ({
  ...{ midMac: bytes(), digestMask: bytes(), statusMac, mid: randomBytes(16).toString('hex') },
  ...{ day: '2026-03-05', sealed: 'AAAA' },
  ...given,
})
const makeFollowed = (given = {}) => {
  const statusMac = bytes()
  return { statusMac, report: makeReport({ statusMac, ...given }) }
}

forEachEngine((engine) => {
  describe('messages of reporters', () => {
    test('about a grid report are there at once; about a burden report they wait for the release', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const [grid, burden] = [makeFollowed({ kind: 'grid' }), makeFollowed()]
      await store.reports.add(grid.report)
      await store.reports.add(burden.report)
      await store.reports.release('one')
      for (const { statusMac } of [grid, burden])
        expect(await store.messages.add(makeMessage(statusMac), MOST)).toEqual({ name: 'stored' })
      const threads = () =>
        peek(location, (db) =>
          db
            .selectFrom('messages')
            .innerJoin('reports', 'reports.ref', 'messages.ref')
            .select(['reports.kind', 'from_reporter', 'messages.day'])
            .orderBy('kind', 'desc')
            .execute(),
        )
      expect(await threads()).toEqual([{ kind: 'grid', from_reporter: 1, day: '2026-03-05' }])
      // Nothing but a message waits: it is released all the same.
      expect(await store.reports.release('two')).toBe(0)
      expect(await threads()).toEqual([
        { kind: 'grid', from_reporter: 1, day: '2026-03-05' },
        { kind: 'burden', from_reporter: 1, day: '2026-03-05' },
      ])
      expect(await peek(location, (db) => db.selectFrom('messages_intake').selectAll().execute())).toEqual([])
    })

    test('written before their report was released travel with it', async () => {
      const store = await engine.open()
      const { statusMac, report } = makeFollowed()
      await store.reports.add(report)
      await store.messages.add(makeMessage(statusMac, { sealed: 'Zmlyc3Q=' }), MOST)
      await store.reports.release('one')
      const [read] = await store.reading.list({ kinds: ['burden'], prefix: '' }, 10)
      expect(read?.messages).toBe(1)
      expect(await store.reading.thread(read?.ref ?? '')).toMatchObject([{ fromReporter: true, sealed: 'Zmlyc3Q=' }])
    })

    test('sent twice are stored once, also when a release or another process came in between', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const beside = await engine.open(location)
      const { statusMac, report } = makeFollowed()
      await store.reports.add(report)
      const message = makeMessage(statusMac)
      const again = () => beside.messages.add({ ...message, mid: randomBytes(16).toString('hex') }, MOST)
      expect(
        (await Promise.all([store.messages.add(message, MOST), again()])).map(({ name }) => name).toSorted(),
      ).toEqual(['known', 'stored'])
      await store.reports.release('one')
      const known = await again()
      expect(known).toMatchObject({ name: 'known', day: '2026-03-05' })
      expect(known.name === 'known' && Buffer.from(known.digestMask).equals(Buffer.from(message.digestMask))).toBe(true)
      const rows = await peek(location, (db) => db.selectFrom('messages').selectAll().execute())
      expect(rows).toHaveLength(1)
    })

    test('are refused beyond the limit, waiting and released ones counted together: a phone cannot fill the disk', async () => {
      const store = await engine.open()
      const { statusMac, report } = makeFollowed()
      await store.reports.add(report)
      await store.messages.add(makeMessage(statusMac), 3)
      await store.reports.release('one')
      expect((await store.messages.add(makeMessage(statusMac), 3)).name).toBe('stored')
      const last = makeMessage(statusMac)
      expect((await store.messages.add(last, 3)).name).toBe('stored')
      expect((await store.messages.add(makeMessage(statusMac), 3)).name).toBe('too-many')
      // A repetition is no further message.
      expect((await store.messages.add(last, 3)).name).toBe('known')
    })

    test('keep their day only: no order, and no trace of the release that moved them', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      for (const slot of ['one', 'two', 'three']) {
        for (let index = 0; index < 4; index++) {
          const { statusMac, report } = makeFollowed()
          await store.reports.add(report)
          await store.messages.add(makeMessage(statusMac), MOST)
        }
        await store.reports.release(slot)
      }
      const rows = await peek(location, (db) => db.selectFrom('messages').selectAll().execute())
      expect(rows).toHaveLength(12)
      expect(rows.map(({ ref }) => ref)).toEqual(rows.map(({ ref }) => ref).toSorted())
      if (engine.name !== 'PostgreSQL') return
      const { rows: writers } = await peek(location, (db) => rawSql(db, 'select distinct xmin from messages'))
      expect(writers).toHaveLength(1)
    })

    test('leave nothing in the files of the intake after the release', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const { statusMac, report } = makeFollowed()
      await store.reports.add(report)
      await store.reports.release('one')
      // The status MAC stands in the report too; the name under which it waited stands nowhere else.
      const { midMac, ...message } = makeMessage(statusMac)
      await store.messages.add({ ...message, midMac }, MOST)
      await store.reports.release('two')
      if (engine.name !== 'SQLite') return
      const trace = Buffer.concat([Buffer.from(midMac), Buffer.from(statusMac)])
      for (const name of await readdir(location.dataDir))
        expect((await readFile(join(location.dataDir, name))).includes(trace)).toBe(false)
    })
  })

  describe('replies', () => {
    test('are found by the report they belong to, oldest day first, and by no other', async () => {
      const store = await engine.open()
      const { statusMac, report } = makeFollowed()
      await store.reports.add(report)
      await store.reports.add(makeFollowed().report)
      await store.reports.release('one')
      const list = await store.reading.list({ kinds: ['burden'], prefix: '' }, 10)
      const entry = { at: '2026-03-06T01:00:00.000Z', who: '李', act: 'reply-sent', subject: '-' } as const
      for (const { ref } of list)
        for (const day of ['2026-03-09', '2026-03-06'])
          await store.reading.reply(
            { ref, mid: randomBytes(16).toString('hex'), day, sealed: `${ref.slice(0, 4)}`, copy: 'AAAA' },
            entry,
          )
      await store.messages.add(makeMessage(statusMac), MOST)
      await store.reports.release('two')
      const replies = await store.messages.replies(statusMac)
      expect(replies.map(({ day }) => day)).toEqual(['2026-03-06', '2026-03-09'])
      expect(new Set(replies.map(({ sealed }) => sealed)).size).toBe(1)
      expect(await store.messages.replies(bytes())).toEqual([])
    })
  })
})
