import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { HeldFollowUp } from '../../../src/server/store/follow-ups/types.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { openCase } from './cases-for-tests.ts'
import { hex, makePart, makeReport, peek, rawSql } from './reports-for-tests.ts'

const bytes = () => new Uint8Array(randomBytes(32))
const makeHeld = (statusMac: Uint8Array, given: Partial<HeldFollowUp> = {}): HeldFollowUp => ({
  ...{ keyMac: bytes(), statusMac, what: 'rating', digestMask: bytes(), day: '2026-03-05', body: '{}' },
  ...given,
})
const makeFollowed = (given: Parameters<typeof makeReport>[0] = {}) => {
  const statusMac = bytes()
  return { statusMac, report: makeReport({ statusMac, ...given }) }
}
const refOf = async (store: Store, statusMac: Uint8Array) => (await store.followUps.find(statusMac))?.ref ?? ''

forEachEngine((engine) => {
  describe('what reporters of burdens do after their report', () => {
    test('is held once under its key, by whichever process, and waits for a release', async () => {
      const location = await engine.fresh()
      const [store, beside] = [await engine.open(location), await engine.open(location)]
      const { statusMac, report } = makeFollowed()
      await store.reports.add(report)
      await store.reports.release('one')
      const rating = makeHeld(statusMac)
      const answers = await Promise.all([store.followUps.hold(rating), beside.followUps.hold(rating)])
      expect(answers.map(({ name }) => name).toSorted()).toEqual(['known', 'stored'])
      const known = answers.find(({ name }) => name === 'known')
      expect(known?.name === 'known' && hex(known.digestMask)).toBe(hex(rating.digestMask))
      expect(await store.followUps.held(10)).toEqual([])
      await store.reports.release('two')
      expect(await store.followUps.held(10)).toMatchObject([
        { what: 'rating', report: { kind: 'burden', caseId: null } },
      ])
      await store.followUps.drop([rating.keyMac])
      expect(await store.followUps.held(10)).toEqual([])
    })

    if (engine.name === 'PostgreSQL')
      test('lies in the file in the order of random keys, too: its place there tells no arrival', async () => {
        const location = await engine.fresh()
        const store = await engine.open(location)
        for (let count = 0; count < 12; count++) await store.followUps.hold(makeHeld(bytes()))
        await store.reports.release('one')
        const rows = (order: string) =>
          peek(location, (db) => rawSql(db, `select key_mac, xmin from follow_ups_intake order by ${order}`))
        expect((await rows('ctid')).rows).toEqual((await rows('key_mac')).rows)
        expect((await rows('ctid')).rows).toHaveLength(12)
      })

    test('comes out in the order of random keys, whatever the order it came in', async () => {
      const store = await engine.open()
      const { statusMac, report } = makeFollowed()
      await store.reports.add(report)
      await store.reports.release('one')
      const held = Array.from({ length: 12 }, () => makeHeld(statusMac))
      for (const each of held) await store.followUps.hold(each)
      await store.reports.release('two')
      const keys = (await store.followUps.held(100)).map(({ keyMac }) => hex(keyMac))
      expect(keys).toEqual(held.map(({ keyMac }) => hex(keyMac)).toSorted())
      expect(await store.followUps.held(5)).toHaveLength(5)
    })
  })

  describe('a report withdrawn before its release', () => {
    test('is released nowhere: no report, no piece, no message, no figure; its receipt says so', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const [own, shared] = [makePart(), makePart()]
      for (const part of [own, shared]) await store.parts.put(part.sha256, part.bytes, '2026-03-05')
      const body = JSON.stringify({ version: 1, subtypes: ['MTG-01'] })
      const gone = makeFollowed({ parts: [own.sha256, shared.sha256], body })
      const kept = makeFollowed({ parts: [shared.sha256] })
      for (const { report } of [gone, kept]) await store.reports.add(report)
      const message = { midMac: bytes(), digestMask: bytes(), mid: 'a', day: '2026-03-05', sealed: 'AAAA' }
      await store.messages.add({ ...message, statusMac: gone.statusMac }, 50)
      await store.followUps.hold(makeHeld(gone.statusMac, { what: 'withdrawal' }))
      expect(await store.followUps.publicCase(gone.statusMac)).toMatchObject({ withdrawn: true })
      expect(await store.reports.release('one')).toBe(1)

      expect(await store.followUps.find(gone.statusMac)).toBeUndefined()
      expect(await store.reports.find(gone.report.idMac)).toMatchObject({ gone: true, day: '2026-03-05' })
      expect((await store.reports.find(kept.report.idMac))?.gone).toBeUndefined()
      expect(await store.parts.get(own.sha256)).toBeUndefined()
      expect(await store.parts.get(shared.sha256)).toBeDefined()
      const sums = await peek(location, (db) => db.selectFrom('burden_tallies').selectAll().execute())
      expect(new Set(sums.map(({ n }) => n))).toEqual(new Set([1]))
      expect(sums.filter(({ item }) => item === 'MTG-01')).toEqual([])
      expect(await peek(location, (db) => db.selectFrom('messages').select('mid').execute())).toEqual([])
    })

    test('alone in a release leaves nothing of itself in the intake', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const { statusMac, report } = makeFollowed()
      await store.reports.add(report)
      await store.followUps.hold(makeHeld(statusMac, { what: 'withdrawal' }))
      expect(await store.reports.release('one')).toBe(0)
      const rows = await peek(location, async (db) => [
        ...(await db.selectFrom('intake').select('seq').execute()),
        ...(await db.selectFrom('follow_ups_intake').select('what').execute()),
        ...(await db.selectFrom('pending').select('n').execute()),
      ])
      expect(rows).toEqual([])
      if (engine.name !== 'SQLite') return
      for (const name of await readdir(location.dataDir))
        expect((await readFile(join(location.dataDir, name))).includes(Buffer.from(statusMac))).toBe(false)
    })
  })

  describe('erasing a report in no case', () => {
    test('takes its words and leaves that there was one; the figures stay', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const part = makePart()
      await store.parts.put(part.sha256, part.bytes, '2026-03-05')
      const { statusMac, report } = makeFollowed({ parts: [part.sha256] })
      await store.reports.add(report)
      await store.reports.release('one')
      const withdrawal = makeHeld(statusMac, { what: 'withdrawal' })
      await store.followUps.hold(withdrawal)
      await store.reports.release('two')
      const ref = await refOf(store, statusMac)
      expect(await store.followUps.erase(ref, [withdrawal.keyMac])).toBe(true)
      expect(await store.followUps.find(statusMac)).toMatchObject({ ref, withdrawn: true })
      expect(JSON.parse((await store.reading.get(ref))?.body ?? '')).toEqual({
        ...{ version: 1, kind: 'burden', place: report.place, category: report.category },
      })
      expect(await store.parts.get(part.sha256)).toBeUndefined()
      expect(await store.followUps.held(10)).toEqual([])
    })

    test('is left to the case when it has come into one', async () => {
      const store = await engine.open()
      const { statusMac, report } = makeFollowed({ kind: 'grid', place: '371002001001' })
      await store.reports.add(report)
      const ref = await refOf(store, statusMac)
      await openCase(store, {}, { joined: [ref] })
      expect(await store.followUps.erase(ref, [])).toBe(false)
      expect(await store.followUps.find(statusMac)).toMatchObject({ withdrawn: false })
    })

    test('at the same moment as a case is opened with it: one of the two happens', async () => {
      const location = await engine.fresh()
      const [store, beside] = [await engine.open(location), await engine.open(location)]
      for (let round = 0; round < 10; round++) {
        const { statusMac, report } = makeFollowed({ kind: 'grid', place: '371002001001' })
        await store.reports.add(report)
        const ref = await refOf(store, statusMac)
        const [erased, opened] = await Promise.all([
          store.followUps.erase(ref, []),
          openCase(beside, {}, { joined: [ref] }).then(
            () => true,
            () => false,
          ),
        ])
        expect([erased, opened].toSorted()).toEqual([false, true])
        expect(await store.followUps.find(statusMac)).toMatchObject({ withdrawn: erased })
      }
    })
  })
})
