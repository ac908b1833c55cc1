import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { reportKeys } from '../../src/server/endpoint/keys/report-keys.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { eventually } from '../setup/eventually.ts'
import { arrived, at, keptOnPhone, newPhone, openForm, postersOf, queued, submit } from '../setup/phone.ts'
import { beforePixels, cameraPhoto, traces } from '../setup/pictures.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import {
  arrivedSince,
  contentOf,
  openAsReviewer,
  secretsOf,
  storedParts,
  storedPhotos,
  storedReports,
} from '../setup/stored-reports.ts'

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let posters: Record<Kind, string[]>

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
  posters = await postersOf(server)
})

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

const FORMS = { burden: 'MTG', grid: 'LEK' } as const
const WORDS = '照片不好，字要留下'

async function openPhotos(page: Page, kind: Kind): Promise<void> {
  await openForm(page, posters[kind][0] ?? '', FORMS[kind])
  await at(page, TESTIDS.words).fill(WORDS)
  await at(page, TESTIDS.photosOpen).click()
}

const choose = (page: Page, buffer: Buffer, name = 'IMG_20261122_威海.jpg', mimeType = 'image/jpeg') =>
  at(page, TESTIDS.photoChoose).setInputFiles({ name, mimeType, buffer })

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Offline, so that what the phone keeps can be looked at; then sent. @returns names of the pieces in the queue */
async function sendWithPhoto(page: Page, kind: Kind, photo: Buffer): Promise<string[]> {
  await openPhotos(page, kind)
  await choose(page, photo)
  await at(page, TESTIDS.photoItem).waitFor()
  await page.context().setOffline(true)
  await submit(page)
  const kept = await keptOnPhone(page)
  for (const trace of ['IMG_20261122', 'Testphone', 'Exif']) expect(kept).not.toContain(trace)
  const [item] = await queued(page)
  await page.context().setOffline(false)
  await arrived(page)
  return item?.parts.map((part) => part.sha256) ?? []
}

describe('a photo with place, time and model of the phone in it', () => {
  test('of a burden: what the phone queued is what the server stores, and the reviewers open a small JPEG without traces', async () => {
    const { page } = await newPhone(browser)
    const photo = await cameraPhoto()
    expect(await traces(photo)).toContain('exif')
    const names = await sendWithPhoto(page, 'burden', photo)
    expect(names.length).toBeGreaterThan(1)

    const stored = storedParts(folder)
    for (const name of names) expect(sha256(stored.get(name) ?? new Uint8Array())).toBe(name)
    const report = storedReports(folder).find((each) => each.report.kind === 'burden')!.report
    expect(report.parts).toEqual(names.map(reportKeys(secretsOf(folder).mac).ofPart))
    const { photos } = await contentOf(folder, report)
    expect(photos).toHaveLength(1)
    const pieces = Buffer.concat(photos[0]!.parts.map((name) => stored.get(name) ?? new Uint8Array()))
    const jpeg = await openAsReviewer(folder, pieces.subarray(0, photos[0]!.bytes))
    expect(await traces(jpeg)).toEqual([])
    const { format, width, height } = await sharp(jpeg).metadata()
    // The camera had turned it: upright now, by its pixels.
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 1200, height: 1600 })
    expect(beforePixels(jpeg)).not.toMatch(/Testphone|Exif|GPS/)
  })

  test('of a leak: the server keeps one re-encoded photo without traces, encrypted', async () => {
    const { page } = await newPhone(browser)
    await sendWithPhoto(page, 'grid', await cameraPhoto())
    const photos = await eventually(() => {
      const found = storedPhotos(folder)
      expect(found).toHaveLength(1)
      return found
    })
    expect(await traces(photos[0]!)).toEqual([])
    expect((await sharp(photos[0]).metadata()).height).toBe(1600)
  })
})

const text = Buffer.from('这不是照片\n'.repeat(400))
const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>',
)
const heic = Buffer.concat([Buffer.from('0000002066747970686569630000000068656963', 'hex'), Buffer.alloc(4_000, 1)])

describe('a file that is no photo: a sentence, and the words stay in the form', () => {
  test.each([
    { what: 'a text named .jpg', file: text, type: 'image/jpeg', says: '不是照片' },
    { what: 'an SVG with a script in it', file: svg, type: 'image/svg+xml', says: '不是照片' },
    { what: 'a HEIC this browser cannot open', file: heic, type: 'image/heic', says: 'HEIC' },
    { what: 'an empty file', file: Buffer.alloc(0), type: 'image/jpeg', says: '空的' },
    {
      what: 'a JPEG cut off in its head',
      file: Buffer.from('ffd8ffe000104a464946', 'hex'),
      type: 'image/jpeg',
      says: '打不开',
    },
  ])('$what', async ({ file, type, says }) => {
    const { page } = await newPhone(browser)
    await openPhotos(page, 'grid')
    await choose(page, file, 'a.jpg', type)
    await at(page, TESTIDS.photoError).filter({ hasText: says }).waitFor()
    expect(await at(page, TESTIDS.photoItem).count()).toBe(0)
    expect(await at(page, TESTIDS.words).inputValue()).toBe(WORDS)
    await submit(page)
    await arrived(page)
  })
})

test('a photo of 40 megapixels is made small, on the phone', async () => {
  const { page } = await newPhone(browser)
  const huge = await sharp({ create: { width: 8_000, height: 5_000, channels: 3, background: '#446688' } })
    .jpeg()
    .toBuffer()
  await openPhotos(page, 'burden')
  await choose(page, huge)
  await at(page, TESTIDS.photoItem).waitFor()
  const size = await at(page, TESTIDS.photoItem)
    .locator('img')
    .evaluate(async (image) => {
      await (image as HTMLImageElement).decode()
      return [(image as HTMLImageElement).naturalWidth, (image as HTMLImageElement).naturalHeight]
    })
  expect(size).toEqual([1600, 1000])
})

test('six photos of the largest kind are taken and delivered; a seventh is not offered', async () => {
  const before = storedReports(folder)
  const { page } = await newPhone(browser)
  await openPhotos(page, 'burden')
  const photo = await cameraPhoto(3_200, 2_400)
  for (let count = 1; count <= 6; count++) {
    await choose(page, photo)
    await at(page, TESTIDS.photoItem)
      .nth(count - 1)
      .waitFor()
  }
  expect(await at(page, TESTIDS.photoChoose).count()).toBe(0)
  await submit(page)
  await arrived(page)
  const [stored] = arrivedSince(folder, before)
  expect((await contentOf(folder, stored!.report)).photos).toHaveLength(6)
})
