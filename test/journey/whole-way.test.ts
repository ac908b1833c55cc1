import { Decrypter } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { routes } from '../../src/contract/api.ts'
import type { Poster } from '../../src/contract/poster.ts'
import type { BurdenReport } from '../../src/contract/report.ts'
import type { SealedContent } from '../../src/contract/sealed-content.ts'
import type { ReportStatus } from '../../src/contract/status.ts'
import { enqueue, listItems } from '../../src/reporter/queue/queue.ts'
import { deriveReceiptSecrets, makeReceiptSecrets } from '../../src/reporter/seal/receipt-secrets.ts'
import { sealReport } from '../../src/reporter/seal/seal-report.ts'
import type { Answers, ReceiptSecrets } from '../../src/reporter/seal/types.ts'
import { deliver } from '../../src/reporter/sync/deliver.ts'
import { settleGridPhotos } from '../../src/server/endpoint/grid-photos.ts'
import { dataCipher } from '../../src/server/endpoint/keys/data-cipher.ts'
import { newPhone } from '../reporter/queue/phone.ts'
import { newTab } from '../reporter/sync/tab.ts'
import { type Endpoint, endpoints } from '../setup/endpoint.ts'
import { cameraPhoto } from '../setup/pictures.ts'
import { isGenuine } from '../setup/reports.ts'
import { REVIEWER } from '../setup/reviewer.ts'
import { arrivedSince, asGrid, type StoredReport, storedReports } from '../setup/stored-reports.ts'

const start = endpoints()
let endpoint: Endpoint
let before: StoredReport[]

beforeEach(async () => {
  await newPhone()
  endpoint ??= await start()
  before = storedReports(endpoint.location.dataDir)
})
afterEach(() => vi.unstubAllGlobals())

const stored = () => arrivedSince(endpoint.location.dataDir, before)

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** The wire: what the phone sends goes into the endpoint, without a socket in between. */
const wire: Fetch = async (url, init) => {
  const { method, headers, body } = init
  const answer = await endpoint.app.inject({
    method: method as 'GET' | 'PUT',
    url,
    headers: headers as Record<string, string>,
    ...(body ? { payload: Buffer.from(body as ArrayBuffer) } : {}),
  })
  return new Response(answer.body, { status: answer.statusCode, headers: answer.headers as Record<string, string> })
}

const lost = () => Promise.reject(new TypeError('Failed to fetch'))
const isPut = (init: RequestInit) => init.method === 'PUT'

function isFirst(seen: Set<string>, url: string): boolean {
  const first = !seen.has(url)
  seen.add(url)
  return first
}

/** What goes wrong on the way, and heals by itself. Each makes a new wire, because it counts. */
const TROUBLES: Record<string, () => Fetch> = {
  nothing: () => wire,
  'the first request of each is lost before it arrives': () => {
    const seen = new Set<string>()
    return (url, init) => (isFirst(seen, url) ? lost() : wire(url, init))
  },
  'the first answer to each is lost after the server committed': () => {
    const seen = new Set<string>()
    return async (url, init) => {
      const answer = await wire(url, init)
      return isFirst(seen, url) ? lost() : answer
    }
  },
  'everything that is sent arrives twice at once': () => async (url, init) => {
    const [first] = await Promise.all([wire(url, init), isPut(init) ? wire(url, init) : undefined])
    return first
  },
}

async function submit(poster: Poster, answers: Omit<Answers, 'origin'>): Promise<ReceiptSecrets> {
  const [place] = poster.places
  const secrets = await makeReceiptSecrets()
  const sealed = await sealReport({ ...answers, origin: { place: place!.code } }, secrets, poster)
  const meta = {
    kind: poster.kind,
    poster: poster.code,
    serverKeys: poster.serverKeys,
    place: place!.code,
    cap: place!.cap,
  }
  expect(await enqueue(sealed, meta)).toEqual({ name: 'stored', persistent: true })
  return secrets
}

/** Tries until the queue is empty, each time with all waits over; hours of a phone in a second of ours. */
async function drain(fetch: Fetch): Promise<void> {
  const { environment, events } = newTab({ fetch })
  for (let round = 0; round < 20 && (await listItems()).length > 0; round++) {
    environment.backoff.clear()
    await deliver(environment)
  }
  expect(events.filter(({ name }) => name === 'quarantined')).toEqual([])
  expect(await listItems()).toEqual([])
}

/** What the reporter sees who kept nothing but the code on paper. */
async function lookUp(code: string): Promise<ReportStatus> {
  const { id, accessKey } = await deriveReceiptSecrets(code)
  const answer = await endpoint.app.inject({
    url: routes.report(id),
    headers: { authorization: `Bearer ${accessKey}` },
  })
  expect(answer.statusCode).toBe(200)
  return answer.json<ReportStatus>()
}

async function open(sealed: Uint8Array): Promise<Buffer> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(REVIEWER.identity)
  return Buffer.from(await decrypter.decrypt(sealed))
}

const partOf = async (name: string): Promise<Buffer> => {
  const bytes = await endpoint.store.parts.get(endpoint.context.keys.ofPart(name))
  return dataCipher(endpoint.secrets.data).open(bytes ?? new Uint8Array(), 'part')
}

const WORDS = '一周开了十四次会 🙃 \u202Eabc'

describe.each(Object.entries(TROUBLES))('with trouble on the way: %s', (_what, trouble) => {
  test('a burden is stored once, read by the reviewers only, and found by its code before and after the release', async () => {
    const photo = new Uint8Array(await cameraPhoto(1_600, 1_200)).buffer
    const secrets = await submit(endpoint.burden, {
      ...{ kind: 'burden', category: 'MTG', subtypes: ['MTG-01'], wishes: [], issuerLevel: 'county', period: 'week' },
      ...{ quantities: { meetingsPerWeek: 14 }, words: WORDS, photos: [photo] },
    })
    await drain(trouble())
    const [one, ...more] = stored()
    expect(more).toEqual([])
    const report = one!.report as BurdenReport
    expect(report).toMatchObject({
      place: endpoint.burden.places[0]?.code,
      category: 'MTG',
      quantities: { meetingsPerWeek: 11 },
    })
    const content = JSON.parse((await open(Buffer.from(report.sealed ?? '', 'base64'))).toString()) as SealedContent
    expect(content).toMatchObject({ words: WORDS, quantities: { meetingsPerWeek: 14 }, replyTo: secrets.replyTo })
    const [sealedPhoto] = content.photos
    const pieces = await Promise.all(sealedPhoto!.parts.map(partOf))
    expect((await open(Buffer.concat(pieces).subarray(0, sealedPhoto!.bytes))).equals(Buffer.from(photo))).toBe(true)

    for (const moment of ['before the release', 'after it']) {
      const { state, receipt } = await lookUp(secrets.code)
      expect({ moment, state, genuine: isGenuine(receipt, endpoint.burden) }).toEqual({
        moment,
        state: 'received',
        genuine: true,
      })
      await endpoint.store.reports.release(`${_what}#0`)
    }
    expect(stored()).toHaveLength(1)
  })

  test('a leak is stored once as a work order with a clean photo, and found by its code', async () => {
    const photo = new Uint8Array(await cameraPhoto(1_200, 900)).buffer
    const secrets = await submit(endpoint.grid, {
      ...{ kind: 'grid', category: 'LEK', subtypes: [], wishes: [], quantities: {}, photos: [photo] },
      ...{ words: '三楼漏水', address: '2单元', contact: '王大娘' },
    })
    await drain(trouble())
    const [one, ...more] = stored()
    expect(more).toEqual([])
    expect(asGrid(one!)).toMatchObject({ text: '三楼漏水', place: endpoint.grid.places[0]?.code })
    expect(JSON.stringify(one)).not.toMatch(/2单元|王大娘/)
    expect((await lookUp(secrets.code)).state).toBe('received')
    await settleGridPhotos(endpoint.store, dataCipher(endpoint.secrets.data))
    expect(await endpoint.store.photos.pending()).toEqual([])
    expect(await endpoint.store.check()).toEqual([])
  })
})

test('twelve reports of one phone over a link that fails half of the time: all arrive, each once', async () => {
  const answers = { category: 'LEK', subtypes: [], wishes: [], quantities: {}, photos: [], kind: 'grid' } as const
  for (let n = 0; n < 12; n++) await submit(endpoint.grid, { ...answers, words: `第${n}条` })
  let turn = 0
  await drain(async (url, init) => {
    turn++
    if (turn % 4 === 1) return lost()
    const answer = await wire(url, init)
    return turn % 4 === 3 ? lost() : answer
  })
  const texts = stored().map((each) => asGrid(each).text)
  expect(texts.sort()).toEqual(Array.from({ length: 12 }, (_, n) => `第${n}条`).sort())
})
