import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { MEDIA, PAGES, routes, staffRoutes } from '../../src/contract/api.ts'
import type { ReportList } from '../../src/contract/staff/reports.ts'
import { readAgeLines, writeAgeLines } from '../../src/server/bin/age-lines.ts'
import { openWorkOrders } from '../../src/server/cases/chores/open-work-orders.ts'
import { settleGridPhotos } from '../../src/server/endpoint/grid-photos.ts'
import {
  accept,
  caseOf,
  close,
  type Followed,
  matter,
  refute,
  release,
  SOLVED,
  sealed,
} from '../server/endpoint/follow-ups-for-tests.ts'
import { type Endpoint, forEachEndpoint } from '../setup/endpoint.ts'
import { folders } from '../setup/folders.ts'
import { aBurden, accessKey, aGrid, capOf, hexOf, newId, sealTo } from '../setup/reports.ts'
import { REVIEWER } from '../setup/reviewer.ts'
import { signedIn } from '../setup/staff.ts'
import { overTheWire, sentHeaders, spellings, TRACE_WORDS } from './over-the-wire.ts'

interface Chunk {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

const SECRET_WORDS = '只有研判员能看的话'
const [CONTACT, HOME] = ['13912345678', '幸福小区3号楼2单元501']
/** A work order's text is for those in charge: it may lie in the database, but not in a log. */
const GRID_TEXT = '不能出现在日志里的三楼漏水'
const WORKER = 'zhao.wang'
/** When reporters acted, and nobody else did. */
const ARRIVAL = '2026-06-17T03:33:27.713Z'
const FOLLOWED_UP = '2026-06-18T07:47:51.337Z'
const MOMENT_SPELLINGS = [
  ...['03:33:27', '03:33', '11:33', '07:47:51', '07:47', '15:47'],
  ...[ARRIVAL, FOLLOWED_UP].flatMap((moment) => [String(Date.parse(moment)), String(Date.parse(moment)).slice(0, 10)]),
]

forEachEndpoint((start, engine) => {
  const folder = folders()

  describe('after a day of reports, messages, look-ups and reviewing', () => {
    let endpoint: Endpoint
    let send: Awaited<ReturnType<typeof overTheWire>>['send']
    /** Hex values that were seen on the wire or belong to a reporter. */
    const seen: string[] = []
    const tokens: string[] = []
    const filed: Followed[] = []
    const refs: string[] = []
    /** Backup and disk before the release. */
    let waiting: Buffer
    /** Likewise while ratings and withdrawals wait. */
    let followedUp: Buffer

    async function reporters(): Promise<void> {
      await send('GET', `${PAGES.poster(endpoint.burden.code)}?utm=traceable-page`)
      await send('GET', routes.poster(endpoint.grid.code))
      const inside = (await sealTo(REVIEWER.recipient, JSON.stringify({ words: SECRET_WORDS }))).toString('base64')
      const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
        .jpeg()
        .toBuffer()
      for (const sealed of [false, true])
        for (const kind of ['burden', 'grid'] as const) {
          const [id, mid, { key, accessHash }] = [newId(), newId(), accessKey()]
          const cap = capOf(endpoint[kind])
          const piece = kind === 'grid' ? photo : await sealTo(REVIEWER.recipient, SECRET_WORDS)
          const photos = [{ type: 'image/jpeg', parts: [hexOf(piece)] }]
          const report =
            kind === 'burden'
              ? aBurden(endpoint, { sealed: inside, parts: [hexOf(piece)], accessHash })
              : aGrid(endpoint, { text: GRID_TEXT, contact: CONTACT, address: HOME, photos, accessHash })
          const text = JSON.stringify(report)
          const body = sealed ? await sealTo(endpoint.burden.intakeKey, text) : Buffer.from(text)
          const mediaType = sealed ? MEDIA.sealed : MEDIA.json
          const statuses = [
            (await send('PUT', routes.part(hexOf(piece)), piece, sentHeaders(piece, cap, MEDIA.part))).status,
            (await send('PUT', routes.report(id), body, sentHeaders(body, cap, mediaType))).status,
            (await send('PUT', routes.report(id), body, sentHeaders(body, cap, mediaType))).status,
          ]
          expect(statuses).toEqual([201, 201, 200])
          const bearer = { authorization: `Bearer ${key}` }
          const message = JSON.stringify({ version: 1, sealed: inside })
          const headers = { ...sentHeaders(message, cap), ...bearer }
          expect((await send('PUT', routes.message(id, mid), message, headers)).status).toBe(201)
          expect((await send('GET', routes.report(id), '', bearer)).status).toBe(200)
          await send('PUT', routes.report(newId()), '{"kind":"traceable-page"', sentHeaders('{', cap))
          filed.push({ id, key, report })
          seen.push(id, mid, key, accessHash, hexOf(piece), hexOf(body), hexOf(Buffer.from(message)))
          tokens.push(cap)
        }
    }

    async function reviewers(): Promise<void> {
      const { member, login, headers: own } = await signedIn(endpoint, { role: 'reviewer', name: WORKER })
      const headers = { origin: own.origin ?? '', host: own.host ?? '' }
      const inject = async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, cookie = '') =>
        endpoint.app.inject({
          method,
          url,
          headers: { ...headers, 'user-agent': 'TraceableAgent/1.0', 'x-forwarded-for': '203.0.113.77', cookie },
          ...(payload ? { payload } : {}),
        })
      expect((await inject('POST', staffRoutes.session, { name: 'traceable-page', login })).statusCode).toBe(401)
      const signIn = await inject('POST', staffRoutes.session, { name: member.name, login })
      const cookie = [signIn.headers['set-cookie']]
        .flat()
        .map((each) => String(each).split(';')[0])
        .join('; ')
      const { reports } = (await inject('GET', staffRoutes.reports, undefined, cookie)).json<ReportList>()
      expect(reports).toHaveLength(4)
      const reply = { sealed: 'cmVwbHk=', copy: 'Y29weQ==' }
      for (const { ref } of reports) {
        expect((await inject('GET', staffRoutes.report(ref), undefined, cookie)).statusCode).toBe(200)
        expect((await inject('PUT', staffRoutes.reply(ref, newId()), reply, cookie)).statusCode).toBe(201)
        refs.push(ref)
      }
      tokens.push(...cookie.split('; ').map((each) => each.slice(each.indexOf('=') + 1)))
      seen.push(login)
    }

    /** Cases are closed, then one reporter of each kind rates, and one withdraws. */
    async function outcomes(): Promise<void> {
      const [burden, order, withdrawnBurden, withdrawnOrder] = filed as [Followed, Followed, Followed, Followed]
      await openWorkOrders(endpoint.store, endpoint.context.cases)
      await accept(endpoint, await caseOf(endpoint, order))
      await close(endpoint, await caseOf(endpoint, order))
      await refute(endpoint, await matter(endpoint, [burden, withdrawnBurden]))
      await release(endpoint)
      endpoint.clock.set(FOLLOWED_UP)
      const say = async (url: string, { key }: Followed, body: Buffer, mediaType: string) => {
        const headers = { ...sentHeaders(body, '', mediaType), authorization: `Bearer ${key}` }
        expect((await send('PUT', url, body, headers)).status).toBe(201)
        expect((await send('PUT', url, body, headers)).status).toBe(200)
        seen.push(hexOf(body))
      }
      await say(routes.rating(burden.id), burden, await sealed(endpoint, SOLVED), MEDIA.sealed)
      await say(routes.rating(order.id), order, Buffer.from(JSON.stringify(SOLVED)), MEDIA.json)
      await say(
        routes.withdrawn(withdrawnBurden.id),
        withdrawnBurden,
        await sealed(endpoint, { version: 1 }),
        MEDIA.sealed,
      )
      await say(routes.withdrawn(withdrawnOrder.id), withdrawnOrder, Buffer.from('{"version":1}'), MEDIA.json)
      followedUp = Buffer.concat([(await backup()).content, inDataFolder()])
      endpoint.clock.set('2026-06-18T16:00:00Z')
      await release(endpoint)
    }

    beforeAll(async () => {
      endpoint = await start({ trustProxy: true })
      send = (await overTheWire(endpoint)).send
      endpoint.clock.set(ARRIVAL)
      await reporters()
      waiting = Buffer.concat([(await backup()).content, inDataFolder()])
      endpoint.clock.set('2026-06-17T16:00:00Z')
      await endpoint.store.reports.release('2026-06-18#0')
      await settleGridPhotos(endpoint.store, endpoint.context.cipher)
      endpoint.clock.set('2026-06-18T01:10:00Z')
      await reviewers()
      await outcomes()
    })

    /** The decrypted backup, with all bytes in it once more as they are. */
    async function backup(): Promise<{ readonly file: Buffer; readonly lines: string[]; readonly content: Buffer }> {
      const file = join(folder(), 'backup.age')
      await writeAgeLines(file, [REVIEWER.recipient], (write) => endpoint.store.backup.dump('0', write))
      const lines: string[] = []
      for await (const line of await readAgeLines(file, [REVIEWER.identity])) lines.push(line)
      const bytes = lines.flatMap((line) => [...line.matchAll(/\{"bytes":"([^"]*)"\}/g)])
      const raw = bytes.map(([, base64 = '']) => Buffer.from(base64, 'base64'))
      return { file: readFileSync(file), lines, content: Buffer.concat([Buffer.from(lines.join('\n')), ...raw]) }
    }
    const inDataFolder = () => {
      const { dataDir } = endpoint.location
      return Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name))))
    }
    const identifying = () => [
      ...TRACE_WORDS,
      ...[SECRET_WORDS, Buffer.from(SECRET_WORDS).toString('base64'), CONTACT, HOME, Buffer.from(HOME, 'utf16le')],
      ...tokens,
      ...seen.flatMap(spellings),
      ...MOMENT_SPELLINGS,
    ]
    const found = (where: Buffer, what: readonly (string | Buffer)[]) => what.filter((trace) => where.includes(trace))

    it(`the ${engine.name === 'SQLite' ? 'database file, its log' : 'data folder'} and the decrypted backup know nobody`, async () => {
      const { file, content } = await backup()
      expect(content.includes(GRID_TEXT)).toBe(true)
      expect(content.includes(WORKER)).toBe(true)
      if (engine.name === 'SQLite') expect(inDataFolder().includes(GRID_TEXT)).toBe(true)
      expect(found(content, identifying())).toEqual([])
      expect(found(inDataFolder(), identifying())).toEqual([])
      expect(found(waiting, identifying())).toEqual([])
      expect(found(followedUp, identifying())).toEqual([])
      expect(found(file, [...identifying(), GRID_TEXT, WORKER])).toEqual([])
    })

    it('no log knows anybody, nor what was said, where and by whom it was read', () => {
      const logs = Buffer.from(endpoint.logs.join(''))
      const said = [GRID_TEXT, WORKER, endpoint.burden.code, endpoint.grid.code, ...refs]
      expect(found(logs, [...identifying(), ...said])).toEqual([])
      expect(endpoint.logs.filter((line) => /"req|GET|PUT|POST/.test(line))).toEqual([])
    })

    it('only acts of staff have a time, and a released burden report has not even a day', async () => {
      const { lines } = await backup()
      const timed = new Set<string>()
      for (const line of lines) {
        const { table, columns, rows } = JSON.parse(line)
        if (/[T ]\d\d:\d\d/.test(line)) timed.add(table)
        if (table !== 'reports') continue
        for (const row of rows) {
          const [kind, text] = [row[columns.indexOf('kind')], JSON.stringify(row)]
          expect(text.includes('2026-06-17')).toBe(kind === 'grid')
        }
      }
      expect([...timed].sort()).toEqual(['audit', 'case_events', 'cases', 'notices'])
    })

    it('what reporters did with their cases has a day, and no more joins it to them than the random name', async () => {
      const { lines } = await backup()
      const rowsOf = (table: string) =>
        lines.flatMap((line) => {
          const { table: named, columns, rows } = JSON.parse(line) as Chunk
          return named === table
            ? rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])))
            : []
        })
      const theirs = rowsOf('case_events').filter(({ party }) => party === 'reporter')
      expect(theirs.map(({ act }) => act).sort()).toEqual(['leave', 'rate', 'rate', 'withdraw'])
      for (const { at, who } of theirs) {
        expect(String(at)).toMatch(/T16:00:00\.000Z$/)
        expect(who).toBe('(reporter)')
      }
      expect(rowsOf('follow_ups_intake')).toEqual([])
      const ratings = rowsOf('ratings')
      expect(ratings).toHaveLength(2)
      for (const rating of ratings)
        expect(Object.keys(rating).sort()).toEqual(['case_id', 'closing', 'day', 'digest_mask', 'ref'])
      // The receipt of a withdrawn report looks like any other: marked, it would join the two.
      expect(rowsOf('receipts').map(({ gone }) => gone)).toEqual([0, 0, 0, 0])
      const withdrawn = rowsOf('reports').filter((row) => row.withdrawn === 1)
      expect(withdrawn).toHaveLength(2)
      for (const { body } of withdrawn)
        expect(Object.keys(JSON.parse(String(body))).sort()).toEqual(['category', 'kind', 'place', 'version'])
    })

    it('the search itself finds what it looks for', () => {
      const planted = newId()
      const bytes = Buffer.concat([randomBytes(50), Buffer.from(planted, 'hex'), randomBytes(50)])
      expect(found(bytes, spellings(planted))).toHaveLength(1)
    })
  })
})
