import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../../src/server/store/open-store.ts'
import { StoreError } from '../../../src/server/store/store-error.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { makeReport, peek, rawSql } from './reports-for-tests.ts'

/** The sentence with which opening is refused. */
async function refusal(location: Parameters<typeof openStore>[0]): Promise<string> {
  const error: unknown = await openStore(location).then(
    (store) => store.close(),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(StoreError)
  const { message } = error as StoreError
  expect(message).toMatch(/^[A-Z].*\.$/)
  return message
}

forEachEngine((engine) => {
  describe('opening a store', () => {
    test('what was stored is there after closing and opening again', async () => {
      const location = await engine.fresh()
      const report = makeReport()
      const first = await engine.open(location)
      await first.reports.add(report)
      await first.close()
      const second = await engine.open(location)
      expect(await second.reports.find(report.idMac)).toBeDefined()
    })

    test('several processes may open a new database at the same moment', async () => {
      const location = await engine.fresh()
      const stores = await Promise.all([1, 2, 3, 4].map(() => engine.open(location)))
      for (const store of stores) expect(await store.settings.get('mode')).toBeUndefined()
    })

    test('a database of a newer version is refused with a sentence, and left as it is', async () => {
      const location = await engine.fresh()
      await (await engine.open(location)).close()
      await peek(location, (db) =>
        rawSql(db, `insert into kysely_migration (name, timestamp) values ('9999-future', '2030-01-01T00:00:00.000Z')`),
      )
      expect(await refusal(location)).toMatch(/newer version of Jianfu.*9999-future/)
    })

    test('the probe writes nothing that stays', async () => {
      const store = await engine.open()
      await store.probe()
      await store.probe()
      expect(await store.settings.get('probe')).toBeUndefined()
      await store.close()
      await expect(store.probe()).rejects.toThrow()
    })
  })

  describe('the check', () => {
    test('finds nothing in a sound store and each planted fault', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const county = { code: '371002000000', name: '环翠区', level: 'county', parent: null } as const
      await store.places.save([county])
      const report = makeReport({ place: county.code })
      await store.reports.add(report)
      expect(await store.check()).toEqual([])

      await store.places.save([{ code: '371003001000', name: '孤镇', level: 'town', parent: '371003000000' }])
      await store.posters.add([{ code: 'P', kind: 'grid', place: 'nowhere', created: '2026-03-05', revoked: null }])
      await store.reports.add(makeReport({ kind: 'grid', place: 'gone' }))
      await peek(location, async (db) => {
        await rawSql(db, `insert into report_parts (ref, sha256) values ('r1', 'lost')`)
        await db
          .insertInto('receipts')
          .values({ id_mac: report.idMac, digest_mask: report.digestMask, access_mac: null, day: '2026-03-05' })
          .execute()
        await rawSql(db, `update intake set parts = '["lost"]'`)
        await rawSql(db, `update places set successor = 'nowhere' where code = '371002000000'`)
      })
      expect(await store.check()).toEqual([
        'Place 371003001000 (孤镇) belongs to 371003000000, which is not there.',
        'Place 371002000000 (环翠区) has become nowhere, which is not there.',
        'Place 371002000000 (环翠区) has become nowhere, but is in the register itself: its sheets open with it.',
        'Poster P stands for the place nowhere, which is not there.',
        '1 waiting reports have been released already.',
        'Report r1 lacks pieces of its photos.',
        '1 waiting reports lack pieces of their photos.',
        'There are reports from the place gone, which is not there.',
      ])
    })
  })
})

describe('a place that cannot hold a store is named in one sentence', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jianfu-opening-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('a file where the folder should be', async () => {
    await writeFile(join(folder, 'file'), '')
    expect(await refusal({ dataDir: join(folder, 'file') })).toContain('is not a folder')
    expect(await refusal({ dataDir: join(folder, 'file', 'below') })).toContain('is not a folder')
  })

  if (process.platform === 'linux')
    test('a folder in which nothing can be made', async () => {
      expect(await refusal({ dataDir: '/proc/jianfu/data' })).toMatch(/\/proc\/jianfu/)
    })

  test('a file that is no database', async () => {
    await mkdir(join(folder, 'garbage'))
    await writeFile(join(folder, 'garbage', 'jianfu.db'), 'no database '.repeat(1_000))
    expect(await refusal({ dataDir: join(folder, 'garbage') })).toContain('damaged')
  })

  test('a server that is not there, without giving away the password', async () => {
    const databaseUrl = 'postgres://someone:secret-word@127.0.0.1:1/jianfu'
    const message = await refusal({ dataDir: folder, databaseUrl })
    expect(message).toContain('cannot be reached')
    expect(message).toContain('127.0.0.1:1/jianfu')
    expect(message).not.toContain('secret-word')
    expect(await refusal({ dataDir: folder, databaseUrl: 'mysql://x' })).toContain('postgres://')
  })

  if (process.platform !== 'win32')
    test('nobody else may read what is stored', async () => {
      const dataDir = join(folder, 'private')
      const store = await openStore({ dataDir })
      await store.reports.add(makeReport())
      for (const file of ['jianfu.db', 'jianfu.db-wal']) expect((await stat(join(dataDir, file))).mode & 0o077).toBe(0)
      expect((await stat(dataDir)).mode & 0o077).toBe(0)
      await store.close()
    })
})
