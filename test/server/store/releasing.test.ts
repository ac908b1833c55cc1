import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { forEachEngine } from '../../setup/engines.ts'
import { hex, makePart, makeReport, peek, rawSql } from './reports-for-tests.ts'

forEachEngine((engine) => {
  describe('the release', () => {
    test('moves every waiting report and keeps the Monday of its week only', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const days = ['2026-03-02', '2026-03-08', '2026-03-09', '2025-12-31']
      for (const day of days) await store.reports.add(makeReport({ day, body: day }))
      expect(await store.reports.release('2026-03-09')).toBe(4)
      const rows = await peek(location, (db) => db.selectFrom('reports').selectAll().orderBy('body').execute())
      expect(rows.map(({ body, week, day }) => [body, week, day])).toEqual([
        ['2025-12-31', '2025-12-29', null],
        ['2026-03-02', '2026-03-02', null],
        ['2026-03-08', '2026-03-02', null],
        ['2026-03-09', '2026-03-09', null],
      ])
      expect(await peek(location, (db) => db.selectFrom('intake').selectAll().execute())).toEqual([])
    })

    test('a released slot is not released again by a second process', async () => {
      const location = await engine.fresh()
      const stores = [await engine.open(location), await engine.open(location), await engine.open(location)]
      await Promise.all(Array.from({ length: 30 }, () => stores[0]?.reports.add(makeReport())))
      const moved = await Promise.all(stores.map((store) => store.reports.release('2026-03-05')))
      expect(moved.toSorted()).toEqual([30, undefined, undefined])
      expect(await stores[1]?.reports.release('2026-03-05')).toBeUndefined()
      expect(await stores[1]?.reports.release('2026-03-06')).toBe(0)
    })

    test('forgets the order: rows stand in the order of random names, unrelated to arrival', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      for (let index = 0; index < 60; index++) await store.reports.add(makeReport({ body: String(index) }))
      await store.reports.release('one')
      // As a dump reads them: in the order in which they lie in the file.
      const rows = await peek(location, (db) => db.selectFrom('reports').selectAll().execute())
      expect(rows.map(({ ref }) => ref)).toEqual(rows.map(({ ref }) => ref).toSorted())
      const arrival = rows.map(({ body }) => Number(body))
      expect(arrival).not.toEqual(arrival.toSorted((a, b) => a - b))
      expect(rankCorrelation(arrival)).toBeLessThan(0.6)
      const receipts = await peek(location, (db) => db.selectFrom('receipts').selectAll().execute())
      const macs = receipts.map(({ id_mac }) => hex(id_mac))
      expect(macs).toEqual(macs.toSorted())
    })

    test('forgets the day: reports of a week cannot be told apart by the release that moved them', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const part = makePart()
      await store.parts.put(part.sha256, part.bytes, '2026-03-02')
      for (const day of ['2026-03-02', '2026-03-03', '2026-03-08']) {
        const parts = day === '2026-03-02' ? [part.sha256] : []
        for (let index = 0; index < 5; index++) await store.reports.add(makeReport({ day, parts }))
        await store.reports.release(day)
      }
      const refs = await peek(location, (db) => db.selectFrom('reports').selectAll().execute())
      expect(refs).toHaveLength(15)
      // One sorted run, not one for each day.
      expect(refs.map(({ ref }) => ref)).toEqual(refs.map(({ ref }) => ref).toSorted())
      expect(await store.parts.get(part.sha256)).toHaveLength(1000)
      expect(await store.check()).not.toContainEqual(expect.stringContaining('lacks'))
      if (engine.name !== 'PostgreSQL') return
      for (const table of ['reports', 'report_parts', 'parts']) {
        const { rows } = await peek(location, (db) => rawSql(db, `select distinct xmin from ${table}`))
        expect(rows).toHaveLength(1)
      }
    })

    test('a row of a burden report with a day is refused by the database itself', async () => {
      const location = await engine.fresh()
      await engine.open(location)
      const insert = (kind: string) =>
        `insert into reports (ref, kind, place, category, week, day, state, body, photos_pending)
         values ('${kind}', '${kind}', 'p', 'MTG', '2026-03-02', '2026-03-05', 'received', '{}', 0)`
      await peek(location, (db) => rawSql(db, insert('grid')))
      await expect(peek(location, (db) => rawSql(db, insert('burden')))).rejects.toThrow(/burden_forgets_day/)
    })

    test('more reports than are in memory at a time all arrive, none twice', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const reports = Array.from({ length: 701 }, (_, index) => makeReport({ body: String(index) }))
      await Promise.all(reports.map((report) => store.reports.add(report)))
      expect(await store.reports.release('one')).toBe(701)
      const rows = await peek(location, (db) => db.selectFrom('reports').select('body').execute())
      expect(new Set(rows.map(({ body }) => body)).size).toBe(701)
      for (const { statusMac } of reports.slice(0, 5))
        expect(await store.followUps.publicCase(statusMac as Uint8Array)).toMatchObject({ state: 'received' })
    })

    test('reports that come during a release are neither lost nor doubled', async () => {
      const location = await engine.fresh()
      const [store, other] = [await engine.open(location), await engine.open(location)]
      const reports = Array.from({ length: 200 }, () => makeReport())
      const answers = reports.map(async (report, index) => {
        await new Promise((resolve) => setTimeout(resolve, index / 4))
        await store.reports.add(report)
        return other.reports.add(report)
      })
      for (let slot = 0; slot < 8; slot++) await other.reports.release(String(slot))
      expect(new Set((await Promise.all(answers)).map(({ name }) => name))).toEqual(new Set(['known']))
      await other.reports.release('last')
      const rows = await peek(location, (db) => db.selectFrom('reports').select('ref').execute())
      expect(rows).toHaveLength(200)
      expect(await store.check()).not.toContainEqual(expect.stringContaining('released already'))
    })

    test('the state is told after the release, not before', async () => {
      const store = await engine.open()
      const report = makeReport()
      const statusMac = report.statusMac as Uint8Array
      await store.reports.add(report)
      expect(await store.followUps.publicCase(statusMac)).toBeUndefined()
      await store.reports.release('one')
      expect(await store.followUps.publicCase(statusMac)).toMatchObject({ state: 'received' })
      expect(await store.followUps.publicCase(new Uint8Array(32))).toBeUndefined()
    })

    test('a grid report waits for no release and keeps its day', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const report = makeReport({ kind: 'grid', category: 'WAT' })
      await store.reports.add(report)
      expect(await store.followUps.publicCase(report.statusMac as Uint8Array)).toMatchObject({ state: 'received' })
      const rows = await peek(location, (db) => db.selectFrom('reports').selectAll().execute())
      expect(rows[0]).toMatchObject({ kind: 'grid', week: '2026-03-02', day: '2026-03-05', photos_pending: 0 })
      expect(await store.reports.release('one')).toBe(0)
    })

    if (engine.name === 'SQLite')
      test('leaves no trace of the intake rows in the files', async () => {
        const location = await engine.fresh()
        const store = await engine.open(location)
        // Where a row of the intake stood, place, category, day and body followed each other without a gap.
        const marker = 'MTG2026-03-05{"secret":'
        const body = '{"secret":1}'
        for (let index = 0; index < 200; index++) await store.reports.add(makeReport({ body }))
        expect(await filesHold(location.dataDir, marker)).toBe(true)
        await store.reports.release('one')
        expect(await filesHold(location.dataDir, marker)).toBe(false)
        expect(await filesHold(location.dataDir, body)).toBe(true)
      })

    if (engine.name === 'PostgreSQL')
      test('and pieces that come in one breath with their report never wait for each other', async () => {
        const location = await engine.fresh()
        const store = await engine.open(location)
        const { bytes, sha256 } = makePart()
        await peek(location, (db) =>
          db.transaction().execute(async (trx) => {
            // As a release in another process: first the one table, then the other.
            await rawSql(trx, 'lock table intake in access exclusive mode')
            const written = Promise.all([
              store.parts.put(sha256, bytes, '2026-03-05'),
              store.reports.add(makeReport({ parts: [sha256] })),
            ])
            await new Promise((resolve) => setTimeout(resolve, 300))
            await rawSql(trx, `set local lock_timeout = '300ms'`)
            await rawSql(trx, 'lock table parts_intake in access exclusive mode')
            return { written }
          }),
        ).then(async ({ written }) => expect((await written)[1]).toEqual({ name: 'stored' }))
      })

    if (engine.name === 'PostgreSQL')
      test('gives the intake a new, empty file', async () => {
        const location = await engine.fresh()
        const store = await engine.open(location)
        const part = makePart()
        const other = makePart()
        await store.parts.put(part.sha256, part.bytes, '2026-03-05')
        await store.parts.put(other.sha256, other.bytes, '2026-03-05')
        await store.reports.add(makeReport({ parts: [part.sha256] }))
        const fileOf = async (table: string) => {
          const { rows } = await peek(location, (db) => rawSql(db, `select pg_relation_filenode('${table}') as file`))
          return rows[0]
        }
        const before = [await fileOf('intake'), await fileOf('parts_intake')]
        await store.reports.release('one')
        const after = [await fileOf('intake'), await fileOf('parts_intake')]
        expect(after[0]).not.toEqual(before[0])
        expect(after[1]).not.toEqual(before[1])
        const sizes = await peek(location, (db) => rawSql(db, `select pg_relation_size('intake') as size`))
        expect(sizes.rows[0]).toEqual({ size: 0 })
        expect(await store.parts.get(other.sha256)).toHaveLength(1000)
      })
  })
})

/** Spearman's coefficient between position and value, its size only: 1 for a kept or reversed order. */
function rankCorrelation(values: readonly number[]): number {
  const n = values.length
  const squares = values.reduce((sum, value, index) => sum + (value - index) ** 2, 0)
  return Math.abs(1 - (6 * squares) / (n * (n * n - 1)))
}

async function filesHold(folder: string, text: string): Promise<boolean> {
  const files = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file))))
  return files.some((bytes) => bytes.includes(text))
}
