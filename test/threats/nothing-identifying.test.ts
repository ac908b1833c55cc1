import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { MEDIA, PAGES, routes, staffRoutes } from '../../src/contract/api.ts'
import type { ReportList } from '../../src/contract/staff/reports.ts'
import { readAgeLines, writeAgeLines } from '../../src/server/bin/age-lines.ts'
import { settleGridPhotos } from '../../src/server/endpoint/grid-photos.ts'
import { type Endpoint, forEachEndpoint } from '../setup/endpoint.ts'
import { folders } from '../setup/folders.ts'
import { aBurden, accessKey, aGrid, capOf, hexOf, newId, sealTo } from '../setup/reports.ts'
import { REVIEWER } from '../setup/reviewer.ts'
import { signedIn } from '../setup/staff.ts'
import { overTheWire, sentHeaders, spellings, TRACE_WORDS } from './over-the-wire.ts'

const SECRET_WORDS = '只有研判员能看的话'
const [CONTACT, HOME] = ['13912345678', '幸福小区3号楼2单元501']
/** A work order's text is for those in charge: it may lie in the database, but not in a log. */
const GRID_TEXT = '不能出现在日志里的三楼漏水'
const WORKER = 'zhao.wang'
/** When reporters acted, and nobody else did. */
const ARRIVAL = '2026-06-17T03:33:27.713Z'
const ARRIVAL_SPELLINGS = [
  '03:33:27',
  '03:33',
  '11:33',
  String(Date.parse(ARRIVAL)),
  String(Date.parse(ARRIVAL)).slice(0, 10),
]

forEachEndpoint((start, engine) => {
  const folder = folders()

  describe('after a day of reports, messages, look-ups and reviewing', () => {
    let endpoint: Endpoint
    /** Hex values that were seen on the wire or belong to a reporter. */
    const seen: string[] = []
    const tokens: string[] = []
    const refs: string[] = []
    /** Backup and disk before the release. */
    let waiting: Buffer

    async function reporters(): Promise<void> {
      const { send } = await overTheWire(endpoint)
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

    beforeAll(async () => {
      endpoint = await start({ trustProxy: true })
      endpoint.clock.set(ARRIVAL)
      await reporters()
      waiting = Buffer.concat([(await backup()).content, inDataFolder()])
      endpoint.clock.set('2026-06-17T16:00:00Z')
      await endpoint.store.reports.release('2026-06-18#0')
      await settleGridPhotos(endpoint.store, endpoint.context.cipher)
      endpoint.clock.set('2026-06-18T01:10:00Z')
      await reviewers()
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
      ...ARRIVAL_SPELLINGS,
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
      expect([...timed].sort()).toEqual(['audit'])
    })

    it('the search itself finds what it looks for', () => {
      const planted = newId()
      const bytes = Buffer.concat([randomBytes(50), Buffer.from(planted, 'hex'), randomBytes(50)])
      expect(found(bytes, spellings(planted))).toHaveLength(1)
    })
  })
})
