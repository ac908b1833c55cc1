import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { StoreLocation } from '../../../src/server/store/dialect/choose.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { entry, makeChange, openCase, storedReport } from './cases-for-tests.ts'
import { makePart, peek } from './reports-for-tests.ts'

const CONTACT = 'TraceableContact13912345678'
const HOME = 'TraceableHome3-501'
const WORDS = 'TraceableWords'
const body = JSON.stringify({ version: 1, kind: 'grid', text: WORDS, contact: CONTACT, address: HOME })

const onDisk = async ({ dataDir }: StoreLocation, traces: readonly string[]) => {
  const names = await readdir(dataDir)
  const bytes = Buffer.concat(await Promise.all(names.map((name) => readFile(join(dataDir, name)))))
  return traces.filter((trace) => bytes.includes(trace))
}
const inTables = (location: StoreLocation, traces: readonly string[]) =>
  peek(location, async (db) => {
    const text = JSON.stringify(await db.selectFrom('reports').selectAll().execute())
    return traces.filter((trace) => text.includes(trace))
  })

forEachEngine((engine) => {
  describe('time', () => {
    test('takes contact and address of all reports of a case, from tables and files, and leaves the words', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const refs = [await storedReport(store, { body }), await storedReport(store, { body })]
      const row = await openCase(store, { forget: '2026-04-04' }, { joined: refs })
      expect(await inTables(location, [CONTACT, HOME])).toEqual([CONTACT, HOME])
      await store.cases.append([
        makeChange({ ...row, version: 2, state: 'archived', forget: null }, { forgotten: true }),
      ])
      expect(await inTables(location, [CONTACT, HOME, WORDS])).toEqual([WORDS])
      if (engine.name === 'SQLite') expect(await onDisk(location, [CONTACT, HOME, WORDS])).toEqual([WORDS])
    })
  })

  describe('a reporter who withdraws', () => {
    test('leaves nothing of the report but that there was one, and the pieces others need', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const [own, shared] = [makePart(), makePart()]
      for (const { sha256, bytes } of [own, shared]) await store.parts.put(sha256, bytes, '2026-03-05')
      const ref = await storedReport(store, { body, parts: [own.sha256, shared.sha256] })
      await store.parts.put(shared.sha256, shared.bytes, '2026-03-05')
      const other = await storedReport(store, { body: '{"version":1}', parts: [shared.sha256] })
      const row = await openCase(store, {}, { joined: [ref, other] })
      const left = makeChange({ ...row, version: 2 }, { left: [ref], erased: [ref] })
      expect(await store.cases.append([left])).toBe('stored')
      expect(await store.reading.get(ref)).toMatchObject({
        ...{ withdrawn: true, caseId: null, state: 'done', place: row.place },
        body: JSON.stringify({ version: 1, kind: 'grid', place: row.place, category: 'HEA' }),
      })
      expect(await store.parts.get(own.sha256)).toBeUndefined()
      expect(await store.parts.get(shared.sha256)).toBeDefined()
      expect(await store.photos.pending()).toMatchObject([{ ref: other }])
      expect(await store.cases.uncased(10)).toEqual([])
      expect(await store.check()).toEqual(expect.not.arrayContaining([expect.stringContaining('pieces')]))
      if (engine.name === 'SQLite') expect(await onDisk(location, [CONTACT, HOME, WORDS])).toEqual([])
    })

    test('is in no case afterwards: neither an old act nor a new one takes the report in again', async () => {
      const store = await engine.open()
      const ref = await storedReport(store, { body })
      const row = await openCase(store, {}, { joined: [ref] })
      await store.cases.append([makeChange({ ...row, version: 2 }, { left: [ref], erased: [ref] })])
      expect(await store.cases.append([makeChange({ ...row, version: 3 }, { joined: [ref] })])).toBe('conflict')
      expect(await store.cases.append([makeChange({ ...row, version: 3 }, { left: [ref] })])).toBe('conflict')
    })
  })

  test('whoever looks at a contact stands beside the case and in the audit', async () => {
    const store = await engine.open()
    const { id } = await openCase(store)
    const look = (who: string) => store.cases.viewContact(id, { ...entry, who, act: 'contact-seen', subject: id })
    await look('李')
    await look('王')
    expect((await store.cases.contactViews(id)).map(({ who }) => who)).toEqual(['李', '王'])
    expect((await store.audit.list(10)).map(({ who, act }) => `${who} ${act}`)).toEqual([
      '王 contact-seen',
      '李 contact-seen',
    ])
  })

  test('photos of answers are numbered one after the other, as many as may be, by two processes at once', async () => {
    const location = await engine.fresh()
    const stores = [await engine.open(location), await engine.open(location)] as const
    const { id } = await openCase(stores[0])
    const answers = await Promise.all(
      [0, 1, 0, 1, 0, 1].map((which) => stores[which as 0 | 1].cases.addPhoto(id, makePart(20).bytes, 4)),
    )
    expect(answers.map(String).toSorted()).toEqual(['1', '2', '3', '4', 'too-many', 'too-many'])
    expect((await stores[0].cases.photo(id, 4))?.length).toBe(20)
    expect(await stores[0].cases.photo(id, 5)).toBeUndefined()
  })
})
