import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/contract/limits.ts'
import { cleanPhoto, PHOTO_CONTEXT } from '../../src/server/endpoint/clean-photo.ts'
import { settleGridPhotos } from '../../src/server/endpoint/grid-photos.ts'
import { type Endpoint, endpoints } from '../setup/endpoint.ts'
import { aBurden, accessKey, aGrid, fileReport, hexOf, newId, putPart, sealTo } from '../setup/reports.ts'
import { REVIEWER } from '../setup/reviewer.ts'

const AGENT = 'TraceableAgent/1.0'
const ADDRESS = '203.0.113.77'
const CONTACT = '13912345678'
const HOME = '幸福小区3号楼2单元501'
const SECRET = '只有研判员能看的话'

/** A photo as a phone takes it: place, device and time in its EXIF, and lying on its side. */
const photoWithTraces = (width = 400) =>
  sharp({ create: { width, height: 300, channels: 3, background: '#a33' } })
    .withExif({
      IFD0: { Make: 'TraceableMaker', Model: 'TraceablePhone', Software: 'TraceableSoftware' },
      IFD3: { GPSLatitude: '37/1 30/1 0/1', GPSLongitude: '122/1 7/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

const inPieces = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / LIMITS.partBytes) }, (_, index) =>
    bytes.subarray(index * LIMITS.partBytes, (index + 1) * LIMITS.partBytes),
  )

describe('the disk', () => {
  const start = endpoints()
  let endpoint: Endpoint
  const ids: string[] = []
  const keys: string[] = []
  const pieces: string[] = []
  let photo: Buffer
  /** Database, WAL and whatever else lies in the data folder. */
  const disk = () => {
    const { dataDir } = endpoint.location
    return Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name))))
  }
  const found = (traces: readonly (string | Buffer)[]) => {
    const bytes = disk()
    return traces.filter((trace) => bytes.includes(trace))
  }

  beforeAll(async () => {
    endpoint = await start()
    photo = await photoWithTraces()
    const headers = { 'user-agent': AGENT, 'x-forwarded-for': ADDRESS, cookie: 'traceable=1' }
    const file = async (report: object, sealed: boolean) => {
      const id = newId()
      ids.push(id)
      const { statusCode } = await fileReport(endpoint, report, { id, sealed, headers })
      expect(statusCode).toBe(201)
    }
    const access = () => {
      const { key, accessHash } = accessKey()
      keys.push(key, accessHash)
      return accessHash
    }
    const inside = (await sealTo(REVIEWER.recipient, JSON.stringify({ version: 1, words: SECRET }))).toString('base64')
    const sealedPiece = await sealTo(REVIEWER.recipient, SECRET)
    for (const sealed of [false, true]) {
      pieces.push(hexOf(sealedPiece), hexOf(photo))
      await putPart(endpoint, sealedPiece)
      await putPart(endpoint, photo)
      await file(aBurden(endpoint, { sealed: inside, parts: [hexOf(sealedPiece)], accessHash: access() }), sealed)
      const photos = [{ type: 'image/jpeg', parts: [hexOf(photo)] }]
      await file(aGrid(endpoint, { contact: CONTACT, address: HOME, photos, accessHash: access() }), sealed)
    }
  })

  it('knows no address, agent, cookie, contact, home or sealed words', () => {
    expect(found([AGENT, ADDRESS, 'traceable', CONTACT, HOME, SECRET, Buffer.from(HOME, 'utf16le')])).toEqual([])
  })

  it('knows no id, access key, access hash or name of a piece as they were seen on the wire, in no spelling', () => {
    const spellings = [...ids, ...keys, ...pieces].flatMap((hex) => {
      const raw = Buffer.from(hex, 'hex')
      return [hex, hex.toUpperCase(), raw, raw.toString('base64'), raw.toString('base64url')]
    })
    expect(found(spellings)).toEqual([])
  })

  it('knows the place of a report from a code scanned offline, not the village in which that code hangs', async () => {
    const { accessHash } = accessKey()
    const { place, ...rest } = aBurden(endpoint, {
      poster: endpoint.grid.code,
      level: 'area',
      category: 'SEC',
      accessHash,
    })
    expect((await fileReport(endpoint, rest, { cap: endpoint.burden.places[0]?.cap ?? '' })).statusCode).toBe(201)
    expect(found([`"${endpoint.grid.code}"`, accessHash])).toEqual([])
    expect(found([`"category":"SEC"`])).toHaveLength(1)
  })

  it('knows no hour, before and after the release', async () => {
    await endpoint.store.reports.release('2026-06-17#0')
    // One hour is there: when the schema was made, which is long before any report.
    const text = disk()
      .toString('latin1')
      .replaceAll(/\d{4}-(?:first|staff|cases|sheets)\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
    expect(text.match(/.{20}(\d\d:\d\d:\d\d|T\d\d:\d\d)/g)).toBeNull()
    expect(await endpoint.store.check()).toEqual([])
  })

  it('holds pieces of photos encrypted, and after re-encoding not at all', async () => {
    const { store, context } = endpoint
    expect(found([photo.subarray(20, 60), 'TraceablePhone', photo.subarray(-60)])).toEqual([])
    expect(await store.photos.pending()).toHaveLength(2)
    await settleGridPhotos(store, context.cipher)
    expect(await store.photos.pending()).toEqual([])
    expect(await store.parts.get(context.keys.ofPart(hexOf(photo)))).toBeUndefined()
  })

  it('knows nobody by the secrets either: those lie elsewhere', () => {
    const { mac, data, capability, intake, receipt } = endpoint.secrets
    expect(
      found([mac, data, capability, intake, receipt, Buffer.from(mac, 'base64'), Buffer.from(data, 'base64')]),
    ).toEqual([])
  })
})

describe('a photo of a grid report', () => {
  const start = endpoints()

  it('goes through our own encoder: upright, no EXIF, no GPS, no device, at most 1600 pixels', async () => {
    const raw = await photoWithTraces(2400)
    expect((await sharp(raw).metadata()).exif?.includes('TraceablePhone')).toBe(true)
    const clean = (await cleanPhoto(Buffer.concat([raw, Buffer.from('TraceableTail')]))) as Buffer
    const { exif, xmp, iptc, orientation, width, height, format } = await sharp(clean).metadata()
    expect({ exif, xmp, iptc, orientation, format }).toEqual({ format: 'jpeg' })
    expect([width, height]).toEqual([200, LIMITS.photoPixels])
    expect(clean.includes('Traceable')).toBe(false)
  })

  it.each([
    ['rubbish', async () => Buffer.from('rubbish')],
    ['nothing', async () => Buffer.alloc(0)],
    ['the head of a JPEG', async () => (await photoWithTraces()).subarray(0, 300)],
    [
      'an SVG, which could ask other hosts',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    [
      'a PNG',
      async () =>
        sharp(await photoWithTraces())
          .png()
          .toBuffer(),
    ],
  ])('that is %s becomes none', async (_what, make) => {
    expect(await cleanPhoto(await make())).toBeNull()
  })

  it('cut into pieces is put together again; one unreadable photo does not cost the others', async () => {
    const endpoint = await start()
    const noise = await sharp({
      create: {
        width: 600,
        height: 400,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg({ quality: 95 })
      .toBuffer()
    const rubbish = Buffer.from('rubbish')
    const pieces = inPieces(noise)
    expect(pieces.length).toBeGreaterThan(1)
    for (const piece of [...pieces, rubbish]) await putPart(endpoint, piece)
    const photos = [pieces, [rubbish]].map((each) => ({ type: 'image/jpeg', parts: each.map(hexOf) }))
    expect((await fileReport(endpoint, aGrid(endpoint, { photos }))).statusCode).toBe(201)
    const settled: (Uint8Array | null)[][] = []
    const { settle } = endpoint.store.photos
    Object.assign(endpoint.store.photos, {
      settle: (ref: string, clean: readonly (Uint8Array | null)[], parts: readonly string[]) => {
        settled.push([...clean])
        return settle(ref, clean, parts)
      },
    })
    await settleGridPhotos(endpoint.store, endpoint.context.cipher)
    const [first, second] = settled[0] ?? []
    const opened = endpoint.context.cipher.open(first ?? new Uint8Array(), PHOTO_CONTEXT)
    expect((await sharp(opened).metadata()).width).toBe(600)
    expect(second).toBeNull()
  })

  it('that cannot be read now is left for later, and those of other reports have their turn', async () => {
    const endpoint = await start()
    const photos = await Promise.all([400, 401, 402].map((width) => photoWithTraces(width)))
    for (const photo of photos) {
      await putPart(endpoint, photo)
      await fileReport(endpoint, aGrid(endpoint, { photos: [{ type: 'image/jpeg', parts: [hexOf(photo)] }] }))
    }
    const { get } = endpoint.store.parts
    const broken = endpoint.context.keys.ofPart(hexOf(photos[1] as Buffer))
    Object.assign(endpoint.store.parts, {
      get: (name: string) => (name === broken ? Promise.resolve(Buffer.alloc(100)) : get(name)),
    })
    await expect(settleGridPhotos(endpoint.store, endpoint.context.cipher)).rejects.toThrow()
    expect(await endpoint.store.photos.pending()).toHaveLength(1)
    Object.assign(endpoint.store.parts, { get })
    await settleGridPhotos(endpoint.store, endpoint.context.cipher)
    expect(await endpoint.store.photos.pending()).toEqual([])
  })
})
