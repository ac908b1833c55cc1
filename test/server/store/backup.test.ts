import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { StoreLocation } from '../../../src/server/store/dialect/choose.ts'
import { openStore } from '../../../src/server/store/open-store.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { folders } from '../../setup/folders.ts'
import { DAY, entry, makeChange, openCase, storedReport } from './cases-for-tests.ts'
import { makePart, makeReport, peek } from './reports-for-tests.ts'

const SECRETS = 'f'.repeat(32)
const PLACE = '371002001000'

const dump = async (store: Store, secrets = SECRETS): Promise<string[]> => {
  const lines: string[] = []
  await store.backup.dump(secrets, async (line) => void lines.push(line))
  return lines
}
async function* given(lines: readonly string[]) {
  yield* lines
}
const rowsOf = (lines: readonly string[], table: string): unknown[] =>
  lines.map((line) => JSON.parse(line)).flatMap((line) => (line.table === table ? line.rows : []))

/** Something in every corner: waiting and released, with pieces, photos, staff, acts, messages and blocks. */
async function fill(store: Store, location: StoreLocation): Promise<Uint8Array> {
  const known = randomBytes(32)
  const [first, second, third] = [makePart(70_000), makePart(), makePart()]
  await store.places.save([{ code: PLACE, name: '城里', level: 'county', parent: null }])
  await store.settings.set({ installation: '{"名":"值\\n\u2028"}' })
  for (const { sha256, bytes } of [first, second, third]) await store.parts.put(sha256, bytes, '2026-03-05')
  await store.reports.add(makeReport({ idMac: known, parts: [first.sha256] }))
  await store.reports.add(makeReport({ kind: 'grid', parts: [third.sha256] }))
  await store.reports.release('a')
  for (let index = 0; index < 250; index++) await store.reports.add(makeReport())
  await store.reports.add(makeReport({ parts: [second.sha256], accessMac: null, statusMac: null }))
  const [grid] = await store.photos.pending()
  await store.photos.settle(grid?.ref ?? '', [null, randomBytes(10)], [third.sha256])
  await store.audit.add({ at: '2026-03-05T01:00:00.000Z', who: 'wang', act: 'signed-in', subject: 'wang' })
  await peek(location, async (db) => {
    const block = { week: '2026-03-02', place: PLACE, category: 'MTG', issuer_level: '*', issuer: '*', n: 7 }
    await db.insertInto('blocks').values([block, block]).execute()
    await db.insertInto('block_facts').values({ block: 2, item: 'MTG-01', value: 5 }).execute()
    await db.insertInto('units').values({ code: 'u', name: '单位', place: PLACE }).execute()
    await db
      .insertInto('sessions')
      .values({ token: randomBytes(32), staff: 'x', until: '2026', seen: '2026' })
      .execute()
  })
  return known
}

forEachEngine((engine) => {
  const folder = folders()

  describe('a backup', () => {
    it('brings everything back, by way of the other engine too, and the database goes on from there', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const known = await fill(store, location)
      const lines = await dump(store)
      const between = await openStore({ dataDir: folder() })
      await between.backup.load(SECRETS, given(lines))
      expect(await dump(between)).toEqual(lines)
      const back = await engine.fresh()
      const restored = await engine.open(back)
      await restored.backup.load(SECRETS, given(await dump(between)))
      await between.close()
      expect(await dump(restored)).toEqual(lines)
      expect(await restored.check()).toEqual(await store.check())
      expect(await restored.reports.find(known)).toEqual(await store.reports.find(known))
      expect((await peek(back, (db) => db.selectFrom('sessions').selectAll().execute())).length).toBe(0)

      expect(await restored.reports.add(makeReport())).toEqual({ name: 'stored' })
      expect(await restored.reports.release('b')).toBe(252)
      await restored.audit.add({ at: '2026-03-06T01:00:00.000Z', who: 'wang', act: 'signed-in', subject: 'wang' })
      expect((await restored.audit.list(9)).map(({ number }) => number)).toEqual([2, 1])
      await expect(peek(back, (db) => db.deleteFrom('audit').execute())).rejects.toThrow('written once')
    })

    it('brings cases back with everything beside them, and their events can still not be changed', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const ref = await storedReport(store)
      const notices = [{ about: 'new', unit: null }]
      const steps = [{ state: 'received', day: DAY, what: 'accepted' }] as const
      const units = [{ unit: 'ZJJ', part: 'lead', state: 'called', open: true }] as const
      const deltas = [
        { day: DAY, place: PLACE, line: 'grid', category: 'HEA', unit: '', item: 'accepted', n: 1 },
      ] as const
      const row = await openCase(store, {}, { joined: [ref], notices, steps, units, deltas })
      await store.cases.addPhoto(row.id, randomBytes(100), 4)
      await store.caseSettings.replaceHolidays('2026', [{ day: '2026-10-01', kind: 'off', name: '国庆节' }], entry)
      const back = await engine.fresh()
      const restored = await engine.open(back)
      await restored.backup.load(SECRETS, given(await dump(store)))
      expect(await dump(restored)).toEqual(await dump(store))
      expect(await restored.cases.get(row.id)).toEqual(await store.cases.get(row.id))
      expect(await restored.caseSettings.holidays()).toHaveLength(1)
      await expect(peek(back, (db) => db.deleteFrom('case_events').execute())).rejects.toThrow('written once')
      expect(await restored.cases.append([makeChange({ ...row, version: 2 }, { notices })])).toBe('stored')
      expect((await restored.notices.due('9', 10)).map(({ number }) => number)).toEqual([1, 2])
    })

    it('shows one moment, while reports come in and a release goes through', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const beside = await engine.open(location)
      await fill(store, location)
      const before = await dump(store)
      const lines: string[] = []
      await store.backup.dump(SECRETS, async (line) => {
        lines.push(line)
        if (lines.length === 2) {
          await beside.settings.set({ later: 'x' })
          await peek(location, (db) => db.insertInto('units').values({ code: 'v', name: 'v', place: PLACE }).execute())
        }
        if (line.startsWith('{"table":"settings"')) expect(await beside.reports.release('b')).toBe(251)
      })
      expect(lines).toEqual(before)
      expect(rowsOf(lines, 'intake')).toHaveLength(251)
      expect(rowsOf(await dump(store), 'reports')).toHaveLength(253)
    })

    it.each([
      ['that is cut off', (lines: string[]) => lines.slice(0, -1), 'damaged or not whole'],
      ['in which a line is missing', (lines: string[]) => lines.toSpliced(3, 1), 'damaged or not whole'],
      ['in which a letter was changed', (lines: string[]) => lines.map((line) => line.replace('城', '村')), 'damaged'],
      ['with something behind its end', (lines: string[]) => [...lines, '{}'], 'damaged or not whole'],
      ['that is none', () => ['{"a":1}'], 'no backup of Jianfu'],
      ['that is rubbish', () => ['rubbish'], 'damaged or not whole'],
      [
        'of another version',
        (lines: string[]) => [lines[0]?.replace('0001-first', '0000-zero') ?? '', ...lines.slice(1)],
        'another version',
      ],
    ])('%s is refused with a sentence, and nothing of it stays', async (_what, change, sentence) => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      await store.places.save([{ code: PLACE, name: '城里', level: 'county', parent: null }])
      await store.reports.add(makeReport())
      await store.settings.set({ installation: '{}' })
      const lines = await dump(store)
      const empty = await engine.open()
      await expect(empty.backup.load(SECRETS, given(change(lines)))).rejects.toThrow(sentence)
      const [head, trailer, ...rows] = await dump(empty)
      expect([head !== undefined, trailer !== undefined, rows]).toEqual([true, true, []])
    })

    it('of other secrets, or into a database with something in it, is refused', async () => {
      const store = await engine.open()
      await store.settings.set({ a: 'b' })
      const lines = await dump(store)
      await expect(store.backup.load(SECRETS, given(lines))).rejects.toThrow('empty one')
      const empty = await engine.open()
      await expect(empty.backup.load('0'.repeat(32), given(lines))).rejects.toThrow('other secrets')
      await empty.backup.load(SECRETS, given(lines))
      expect(await empty.settings.get('a')).toBe('b')
    })
  })
})
