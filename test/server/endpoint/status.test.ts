import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import type { Receipt } from '../../../src/contract/receipt.ts'
import type { ReportStatus } from '../../../src/contract/status.ts'
import { type Endpoint, forEachEndpoint } from '../../setup/endpoint.ts'
import { aBurden, accessKey, aGrid, fileReport, isGenuine, newId } from '../../setup/reports.ts'

forEachEndpoint((start) => {
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start()
  })
  const lookUp = (id: string, authorization?: string, other = endpoint) =>
    other.app.inject({ url: routes.report(id), headers: authorization === undefined ? {} : { authorization } })

  describe('looking up a report', () => {
    it.each(['burden', 'grid'] as const)(
      '%s: the holder of its receipt code sees state and receipt, never the report',
      async (kind) => {
        const { key, accessHash } = accessKey()
        const id = newId()
        const report = kind === 'burden' ? aBurden(endpoint, { accessHash }) : aGrid(endpoint, { accessHash })
        const receipt = (await fileReport(endpoint, report, { id })).json<Receipt>()
        const check = async () => {
          const response = await lookUp(id, `Bearer ${key}`)
          expect(response.statusCode).toBe(200)
          expect(response.headers['cache-control']).toBe('no-store')
          expect(response.json<ReportStatus>()).toEqual({
            state: 'received',
            steps: [{ state: 'received', day: '2026-06-17' }],
            day: '2026-06-17',
            receipt,
            replies: [],
          })
          expect(isGenuine(response.json<ReportStatus>().receipt, endpoint.burden)).toBe(true)
        }
        await check()
        await endpoint.store.reports.release(`${kind}#1`)
        await check()
      },
    )

    it('is answered by any process, and however the scheme is spelled', async () => {
      const { key, accessHash } = accessKey()
      const id = newId()
      await fileReport(endpoint, aGrid(endpoint, { accessHash }), { id })
      const two = await start({ beside: endpoint })
      expect((await lookUp(id, `Bearer ${key}`, two)).statusCode).toBe(200)
      expect((await lookUp(id, `bearer ${key}`)).statusCode).toBe(200)
    })

    it('an unknown id, a wrong key, no key, a report without a key and an id that is none: the same answer', async () => {
      const { key, accessHash } = accessKey()
      const [id, locked, keyless] = [newId(), newId(), newId()]
      await fileReport(endpoint, aGrid(endpoint, { accessHash }), { id })
      await fileReport(endpoint, aGrid(endpoint, { accessHash: accessKey().accessHash }), { id: locked })
      await fileReport(endpoint, aGrid(endpoint), { id: keyless })
      const answers = await Promise.all([
        lookUp(newId(), `Bearer ${key}`),
        lookUp(id, `Bearer ${accessKey().key}`),
        lookUp(id),
        lookUp(id, `Basic ${key}`),
        lookUp(id, 'Bearer '),
        lookUp(id, `Bearer ${key}00`),
        lookUp(locked, `Bearer ${key}`),
        lookUp(keyless, `Bearer ${key}`),
        lookUp(keyless, `Bearer ${'0'.repeat(32)}`),
        lookUp(keyless),
        lookUp('nonsense', `Bearer ${key}`),
        lookUp(id.toUpperCase(), `Bearer ${key}`),
      ])
      const seen = answers.map(({ statusCode, body, headers: { date, ...headers } }) => ({ statusCode, body, headers }))
      for (const answer of seen) expect(answer).toEqual(seen[0])
      expect(seen[0]).toMatchObject({ statusCode: 404, headers: { 'cache-control': 'no-store' } })
      expect(answers[0]?.json()).toMatchObject({ code: 'report-unknown' })
    })

    it('takes the same looks at the store whether the report exists or not', async () => {
      const { key, accessHash } = accessKey()
      const id = newId()
      await fileReport(endpoint, aGrid(endpoint, { accessHash }), { id })
      const { reports, followUps } = endpoint.store
      const { find } = reports
      const { publicCase } = followUps
      const looks: string[] = []
      Object.assign(reports, {
        find: (mac: Uint8Array) => {
          looks.push('find')
          return find(mac)
        },
      })
      Object.assign(followUps, {
        publicCase: (mac: Uint8Array) => {
          looks.push('publicCase')
          return publicCase(mac)
        },
      })
      const looksOf = async (asked: string, authorization?: string) => {
        looks.length = 0
        await lookUp(asked, authorization)
        return looks.join()
      }
      const right = await looksOf(id, `Bearer ${key}`)
      expect(await looksOf(id, `Bearer ${accessKey().key}`)).toBe(right)
      expect(await looksOf(newId(), `Bearer ${key}`)).toBe(right)
      expect(await looksOf(id)).toBe(right)
      Object.assign(reports, { find })
      Object.assign(followUps, { publicCase })
    })
  })
})
