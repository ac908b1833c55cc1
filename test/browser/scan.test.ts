import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import { SCAN_TESTIDS } from '../../src/contract/scan-testids.ts'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { violations } from '../setup/axe.ts'
import { endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { eventually } from '../setup/eventually.ts'
import { cameraShowing, photoOfSheet } from '../setup/fake-camera.ts'
import { at, codeOf, newPhone, posterAt, postersOf, readyForOffline } from '../setup/phone.ts'
import { cameraPhoto } from '../setup/pictures.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'

const folder = temporaryFolder()
let server: ServerProcess
let posters: Record<Kind, string[]>
const browsers: Browser[] = []

beforeAll(async () => {
  server = await startServer(folder, { HOST: '0.0.0.0' })
  posters = await postersOf(server)
})

afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close()
})
endAfterAll(folder, () => ({ server }))

async function phoneWith(flags: readonly string[], options: BrowserContextOptions = {}): Promise<Page> {
  const browser = await launchChromium(flags)
  browsers.push(browser)
  const { page } = await newPhone(browser, { permissions: ['camera'], ...options })
  // Linux has no reader of its own. Every camera that is opened is counted, to see whether all are put out; a person may hesitate
  // before it is granted.
  await page.addInitScript(() => {
    Reflect.deleteProperty(self, 'BarcodeDetector')
    const { mediaDevices } = navigator
    if (!mediaDevices) return
    const tracks: MediaStreamTrack[] = []
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wanted) => {
      const { hesitationMs = 0 } = self as { readonly hesitationMs?: number }
      await new Promise((resolve) => setTimeout(resolve, hesitationMs))
      const stream = await open(wanted)
      tracks.push(...stream.getTracks())
      return stream
    }
    Object.assign(self, { tracks })
  })
  return page
}

/** A phone whose camera looks at a code of this text. */
const phoneBefore = async (text: string, options: BrowserContextOptions = {}): Promise<Page> =>
  phoneWith(await cameraShowing(folder, text), options)

const cameras = (page: Page): Promise<string[]> =>
  page.evaluate(() => (self as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState))

const url = (path: string) => new URL(path, server.url).href

async function openScanner(page: Page): Promise<void> {
  await page.goto(server.url)
  await at(page, SCAN_TESTIDS.open).click()
  await at(page, SCAN_TESTIDS.photoChoose).waitFor({ state: 'attached' })
}

async function opened(page: Page, poster: string): Promise<void> {
  await page.waitForURL(poster)
  const { label } = await posterAt(poster)
  await at(page, TESTIDS.placeName).filter({ hasText: label }).waitFor()
}

const choose = (page: Page, buffer: Buffer, mimeType = 'image/jpeg') =>
  at(page, SCAN_TESTIDS.photoChoose).setInputFiles({ name: 'a.jpg', mimeType, buffer })

describe('the camera looks at a code of ours', () => {
  test('its sheet opens, the camera is put out, and going back does not open it again', async () => {
    const poster = posters.grid[0] ?? ''
    const page = await phoneBefore(poster)
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await openScanner(page)
    await opened(page, poster)
    expect(complaints, 'no policy of the page is in the way').toEqual([])
    expect(await cameras(page)).toEqual(['ended'])
    await page.goBack()
    await at(page, TESTIDS.codeInput).waitFor()
    expect(page.url()).toBe(url(PAGES.start))
  })

  test('printed in capitals, with something behind the code: only the code is taken', async () => {
    const poster = posters.burden[0] ?? ''
    const page = await phoneBefore(`${poster.replace('/p/', '/P/')}?from=a#/burden/MTG`)
    await openScanner(page)
    await opened(page, poster)
    expect(page.url()).toBe(poster)
  })

  test('without a network after one visit, because the decoder is kept on the phone', async () => {
    const poster = posters.grid[0] ?? ''
    const page = await phoneBefore(poster)
    await page.goto(poster)
    await readyForOffline(page)
    await page.context().setOffline(true)
    await page.locator('a[href="/#/scan"]').click()
    await opened(page, poster)
  })

  test('a phone whose own reader promises codes and then fails (no Google services) reads with ours', async () => {
    const poster = posters.grid[1] ?? ''
    const page = await phoneBefore(poster)
    await page.addInitScript(() => {
      class BarcodeDetector {
        static getSupportedFormats = async () => ['qr_code']
        detect = () => Promise.reject(new DOMException('Barcode detection service unavailable.', 'NotSupportedError'))
      }
      Object.assign(self, { BarcodeDetector })
    })
    await openScanner(page)
    await opened(page, poster)
  })
})

describe('the camera looks at a code of somebody else', () => {
  test('it is not opened, shown or sent anywhere; one of ours is still read', async () => {
    const foreign = 'https://evil.example/p/free-money'
    const page = await phoneBefore(foreign)
    const asked: string[] = []
    page.context().on('request', (request) => asked.push(request.url()))
    await openScanner(page)
    await at(page, SCAN_TESTIDS.refused).filter({ hasText: '这不是减负码' }).waitFor()
    expect(page.url()).toBe(url('/#/scan'))
    expect(await page.content()).not.toContain('evil.example')
    expect(asked.filter((each) => !each.startsWith(`${server.url}/`))).toEqual([])
    expect(asked.filter((each) => each.includes('evil') || each.includes('/p/'))).toEqual([])
    expect(await cameras(page)).toEqual(['live'])
    await choose(page, await photoOfSheet(posters.grid[0] ?? ''))
    await opened(page, posters.grid[0] ?? '')
    expect(await cameras(page)).toEqual(['ended'])
  })
})

describe('no light stays on', () => {
  test('when the page is left, hidden, or left before the camera was there', async () => {
    const page = await phoneBefore('nothing of ours')
    await openScanner(page)
    await at(page, SCAN_TESTIDS.state).filter({ hasText: '对准' }).waitFor()
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    expect(await cameras(page)).toEqual(['ended'])
    await page.evaluate(() => {
      Reflect.deleteProperty(document, 'hidden')
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await eventually(async () => expect(await cameras(page)).toEqual(['ended', 'live']))
    await page.locator('main .back').click()
    await at(page, SCAN_TESTIDS.open).waitFor()
    expect(await cameras(page)).toEqual(['ended', 'ended'])
    await page.evaluate(() => Object.assign(self, { hesitationMs: 1_000 }))
    await at(page, SCAN_TESTIDS.open).click()
    await at(page, SCAN_TESTIDS.state).filter({ hasText: '正在打开' }).waitFor()
    await page.locator('main .back').click()
    await eventually(async () => expect(await cameras(page)).toEqual(['ended', 'ended', 'ended']))
  })
})

describe('without a picture from the camera the two other ways are there at once', () => {
  const says = (page: Page, words: string) => at(page, SCAN_TESTIDS.state).filter({ hasText: words }).waitFor()

  test('refused: a code is typed, and a slip in it is caught while typing', async () => {
    const poster = posters.grid[0] ?? ''
    const page = await phoneWith(await cameraShowing(folder, poster), { permissions: [] })
    await openScanner(page)
    await says(page, '没让用相机')
    await at(page, TESTIDS.codeInput).fill(codeOf(poster).replace(/.$/, (last) => (last === '0' ? '1' : '0')))
    await at(page, TESTIDS.codeError).filter({ hasText: '抄错了一个字' }).waitFor()
    await at(page, TESTIDS.codeInput).fill(codeOf(poster))
    await at(page, TESTIDS.codeSubmit).click()
    await opened(page, poster)
  })

  test('none there: a photo of the sheet is chosen, large, turned and not quite sharp', async () => {
    const poster = posters.burden[1] ?? ''
    const page = await phoneWith([])
    await openScanner(page)
    await says(page, '没有找到相机')
    await choose(page, await photoOfSheet(poster, 4000, 3000))
    await opened(page, poster)
  })

  test('plain http, where browsers have none: a photo is read there, too, and sent nowhere', async () => {
    const page = await phoneWith(['--host-resolver-rules=MAP jianfu.test 127.0.0.1'], { permissions: [] })
    const base = `http://jianfu.test:${new URL(server.url).port}`
    const poster = new URL(new URL(posters.grid[0] ?? '').pathname, base).href
    const sent: string[] = []
    page.context().on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
    await page.goto(`${base}/#/scan`)
    await says(page, '这里不能用相机')
    await choose(page, await photoOfSheet(poster))
    await page.waitForURL(poster)
    await at(page, TESTIDS.placeName).waitFor()
    expect(sent).toEqual([])
  })

  test('what is chosen holds no code, somebody else’s, or is no picture: a sentence, and the page stays', async () => {
    const page = await phoneWith([])
    await openScanner(page)
    await choose(page, await cameraPhoto(1200, 900))
    await page.getByText('照片里没找到码').waitFor()
    await choose(page, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"'), 'image/svg+xml')
    await page.getByText('这张照片打不开').waitFor()
    await choose(page, await photoOfSheet('javascript:alert(1)'))
    await at(page, SCAN_TESTIDS.refused).filter({ hasText: '这不是减负码' }).waitFor()
    expect(page.url()).toBe(url('/#/scan'))
  })
})

test('nobody is shut out: by light and dark, on 320 px, in elder mode and English, by keyboard, while the camera runs', async () => {
  const page = await phoneBefore('nothing of ours', { bypassCSP: true, reducedMotion: 'reduce', hasTouch: false })
  await page.goto(server.url)
  await at(page, SCAN_TESTIDS.open).focus()
  await page.keyboard.press('Enter')
  await at(page, SCAN_TESTIDS.refused).waitFor()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  for (const id of [SCAN_TESTIDS.photoTake, SCAN_TESTIDS.photoChoose, TESTIDS.codeInput]) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(id)
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page), colorScheme).toEqual([])
  }
  await page.setViewportSize({ width: 320, height: 568 })
  await at(page, TESTIDS.elderSwitch).click()
  await at(page, TESTIDS.languageSwitch).click()
  await page.getByText('This is no Jianfu code').waitFor()
  const sideways = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(sideways).toBe(0)
  expect(await violations(page)).toEqual([])
})
