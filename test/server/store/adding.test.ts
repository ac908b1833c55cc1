import { describe, expect, test } from 'vitest'
import { forEachEngine } from '../../setup/engines.ts'
import { makePart, makeReport, peek } from './reports-for-tests.ts'

forEachEngine((engine) => {
  describe('adding reports', () => {
    test('a report that was acknowledged is found, with the receipt it was given', async () => {
      const store = await engine.open()
      const report = makeReport()
      expect(await store.reports.find(report.idMac)).toBeUndefined()
      expect(await store.reports.add(report)).toEqual({ name: 'stored' })
      const found = await store.reports.find(report.idMac)
      expect(found?.day).toBe('2026-03-05')
      expect(Buffer.compare(found?.digestMask as Uint8Array, report.digestMask)).toBe(0)
      expect(Buffer.compare(found?.accessMac as Uint8Array, report.accessMac as Uint8Array)).toBe(0)
    })

    test.each(['burden', 'grid'] as const)('a %s report sent twice is stored once', async (kind) => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const report = makeReport({ kind })
      await store.reports.add(report)
      const again = await store.reports.add({ ...report, digestMask: new Uint8Array(32), day: '2026-03-06' })
      expect(again).toMatchObject({ name: 'known', receipt: { day: '2026-03-05' } })
      await store.reports.release('one')
      const rows = await peek(location, (db) => db.selectFrom('reports').select('body').execute())
      expect(rows).toHaveLength(1)
    })

    test.each(['burden', 'grid'] as const)(
      'of two %s reports with one id in one tick the first counts',
      async (kind) => {
        const store = await engine.open()
        const report = makeReport({ kind })
        const outcomes = await Promise.all([
          store.reports.add(report),
          store.reports.add({ ...report, day: '2026-03-06' }),
        ])
        expect(outcomes[0]).toEqual({ name: 'stored' })
        expect(outcomes[1]).toMatchObject({ name: 'known', receipt: { day: '2026-03-05' } })
      },
    )

    test('an id stays known across the release and cannot be used for another kind', async () => {
      const store = await engine.open()
      const report = makeReport()
      await store.reports.add(report)
      expect(await store.reports.add({ ...report, kind: 'grid' })).toMatchObject({ name: 'known' })
      await store.reports.release('one')
      expect(await store.reports.add(report)).toMatchObject({ name: 'known' })
      expect(await store.reports.find(report.idMac)).toMatchObject({ day: '2026-03-05' })
    })

    test('reports sent to two processes at once are stored once', async () => {
      const location = await engine.fresh()
      const [one, other] = [await engine.open(location), await engine.open(location)]
      const reports = Array.from({ length: 100 }, (_, index) => makeReport({ kind: index % 2 ? 'burden' : 'grid' }))
      const outcomes = await Promise.all([
        ...reports.map((report) => one.reports.add(report)),
        ...reports.toReversed().map((report) => other.reports.add(report)),
      ])
      expect(outcomes.filter(({ name }) => name === 'stored')).toHaveLength(100)
      expect(outcomes.filter(({ name }) => name === 'known')).toHaveLength(100)
    })

    test('more reports than one statement can carry are all stored', async () => {
      const store = await engine.open()
      const reports = Array.from({ length: 1_300 }, () => makeReport())
      const outcomes = await Promise.all(reports.map((report) => store.reports.add(report)))
      expect(new Set(outcomes.map(({ name }) => name))).toEqual(new Set(['stored']))
      const found = await Promise.all(reports.map(({ idMac }) => store.reports.find(idMac)))
      expect(found.every((receipt) => receipt !== undefined)).toBe(true)
    })

    test('a poisonous report does not take its neighbours along', async () => {
      const store = await engine.open()
      const poison = makeReport({ category: null as never })
      const neighbours = Array.from({ length: 20 }, () => makeReport())
      const results = await Promise.allSettled(
        [...neighbours.slice(0, 10), poison, ...neighbours.slice(10)].map((report) => store.reports.add(report)),
      )
      expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
      expect(results[10]?.status).toBe('rejected')
      expect(await store.reports.find(poison.idMac)).toBeUndefined()
      for (const { idMac } of neighbours) expect(await store.reports.find(idMac)).toBeDefined()
    })

    test('all reports of one tick share one transaction', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const { bytes, sha256 } = makePart()
      const asked = [
        store.parts.put(sha256, bytes, '2026-03-05'),
        ...Array.from({ length: 50 }, () => store.reports.add(makeReport({ parts: [sha256] }))),
      ]
      // The very first answer comes after everything else of its tick is on disk as well.
      await Promise.race(asked)
      const rows = await peek(location, (db) => db.selectFrom('intake').select('seq').execute())
      expect(rows).toHaveLength(50)
    })

    test('a store that is closed has answered everything first', async () => {
      const location = await engine.fresh()
      const store = await engine.open(location)
      const outcome = store.reports.add(makeReport())
      await store.close()
      expect(await outcome).toEqual({ name: 'stored' })
      await expect(store.reports.add(makeReport())).rejects.toThrow()
    })
  })
})
