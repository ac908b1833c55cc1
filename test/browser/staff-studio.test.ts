import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { STAFF_PAGES } from '../../src/contract/api.ts'
import { isRealVillage } from '../../src/contract/place-code.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import { violations } from '../setup/axe.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { decoded, pagesOfPdf } from '../setup/decode.ts'
import { at } from '../setup/phone.ts'
import { COUNTY, huancui, weihai } from '../setup/places.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { newPc, sideways, signIn } from '../setup/staff-pages.ts'

const PHONE = { viewport: { width: 360, height: 640 }, bypassCSP: true }
const NARROW = { viewport: { width: 320, height: 640 }, bypassCSP: true }
const PC = { viewport: { width: 1280, height: 800 }, bypassCSP: true }
const DARK = { ...PC, colorScheme: 'dark' as const }

const SMALL_COUNTY = weihai().find(({ name }) => name === '威海临港经济技术开发区')?.code ?? ''
const VILLAGES = huancui().filter(({ code, level }) => level === 'village' && isRealVillage(code))

const folder = temporaryFolder()
let server: ServerProcess
let browser: Browser
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined

beforeAll(async () => {
  server = await startServer(folder)
  browser = await launchChromium()
}, 180_000)

closePhonesAfterEach(() => browser)
endAfterAll(folder, () => ({ browser, server }))

/** The administrator at a page; signs in once for the whole file, because a password takes a second to stretch. */
async function administrator(to: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPc(browser, { ...options, ...(signedIn && { storageState: signedIn }) })
  if (signedIn) await page.goto(server.url + to)
  else await signIn(page, server.url, { name: '管理员', password: server.logins.管理员 ?? '' }, to)
  signedIn = await page.context().storageState()
  await page.locator('main h1').waitFor()
  return page
}

async function press(page: Page, testid: string, key = 'Enter'): Promise<void> {
  await at(page, testid).first().focus()
  await page.keyboard.press(key)
}

/** Orders residents' codes of places, by the keyboard alone. */
async function order(page: Page, { places, layout = 'a4', format = 'pdf' }: Order): Promise<void> {
  await press(page, STAFF_TESTIDS.studioKind('grid'), 'Space')
  for (const place of places) {
    await at(page, STAFF_TESTIDS.studioPlace(place)).waitFor()
    await press(page, STAFF_TESTIDS.studioPlace(place), 'Space')
  }
  await press(page, STAFF_TESTIDS.studioLayout(layout), 'Space')
  await press(page, STAFF_TESTIDS.studioFormat(format), 'Space')
  await press(page, STAFF_TESTIDS.studioPrepare)
  await at(page, STAFF_TESTIDS.runSize).waitFor()
}
interface Order {
  readonly places: readonly string[]
  readonly layout?: string
  readonly format?: string
}

const made = (page: Page) => at(page, STAFF_TESTIDS.run)
const madeFile = (page: Page) => made(page).getByTestId(STAFF_TESTIDS.runFile)

async function countPages(pdf: Uint8Array): Promise<number> {
  let pages = 0
  for await (const _page of pagesOfPdf(pdf)) pages++
  return pages
}

describe('printing from the browser', () => {
  test.each([
    ['a4', VILLAGES.length],
    ['a4-8', Math.ceil(VILLAGES.length / 8)],
  ])(
    'one county out of two in the layout %s comes to %i pages',
    async (layout, pages) => {
      const page = await administrator(STAFF_PAGES.studio)
      // The dialog of the printer is the system's; that it would open now is what counts.
      await page.addInitScript(() => {
        window.print = () => document.documentElement.setAttribute('data-dialog', 'open')
      })
      await order(page, { places: [COUNTY, SMALL_COUNTY], layout, format: 'browser' })
      await page.goto(server.url + (await at(page, STAFF_TESTIDS.runPages).getAttribute('href')))
      const parts = at(page, STAFF_TESTIDS.pagesPart).locator('option')
      await parts.filter({ hasText: '环翠区' }).waitFor({ state: 'attached' })
      const county = await parts.filter({ hasText: '环翠区' }).first().getAttribute('value')
      await at(page, STAFF_TESTIDS.pagesPart).selectOption(county)
      await expect.poll(() => at(page, STAFF_TESTIDS.pagesImage).count()).toBe(pages)
      await at(page, STAFF_TESTIDS.pagesPrint).click()
      await page.locator('html[data-dialog=open]').waitFor({ timeout: 120_000 })
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
      expect(await countPages(pdf)).toBe(pages)
      for await (const sheet of pagesOfPdf(pdf, pages - 1)) {
        const codes = await decoded(await sheet.picture())
        expect(codes.length).toBe(layout === 'a4' ? 1 : VILLAGES.length % 8 || 8)
        for (const code of codes) expect(code).toMatch(/^http:\/\/[^/]+\/p\/[0-9A-Z]{10}$/)
      }
    },
    240_000,
  )

  test('half a county on paper would look like a whole one: before all pages are there a sentence is printed', async () => {
    const page = await administrator(STAFF_PAGES.studio)
    await order(page, { places: [COUNTY], format: 'browser' })
    await page.goto(server.url + (await at(page, STAFF_TESTIDS.runPages).getAttribute('href')))
    await at(page, STAFF_TESTIDS.pagesImage).first().waitFor()
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const texts: string[] = []
    for await (const { text } of pagesOfPdf(pdf)) texts.push(text)
    expect(texts).toEqual([expect.stringContaining('还没有取齐')])
  })

  test('what was printed is left out the next time, once somebody has said so', async () => {
    const page = await administrator(STAFF_PAGES.studio)
    await order(page, { places: [SMALL_COUNTY], layout: 'label', format: 'browser' })
    await at(page, STAFF_TESTIDS.runPages).click()
    await at(page, STAFF_TESTIDS.pagesDone).click()
    await at(page, STAFF_TESTIDS.pagesNoted).waitFor()
    await page.goto(server.url + STAFF_PAGES.studio)
    await press(page, STAFF_TESTIDS.studioKind('grid'), 'Space')
    await at(page, STAFF_TESTIDS.studioPlace(SMALL_COUNTY)).check()
    await at(page, STAFF_TESTIDS.studioLayout('label')).check()
    await at(page, STAFF_TESTIDS.studioOnly('changed')).check()
    await at(page, STAFF_TESTIDS.studioPrepare).click()
    await expect.poll(() => at(page, STAFF_TESTIDS.studioFault).innerText()).toContain('不用再印')
  })
})

describe('a file', () => {
  test('is ordered by the keyboard alone and has a page for every village', async () => {
    const page = await administrator(STAFF_PAGES.studio)
    await order(page, { places: [COUNTY] })
    expect(await at(page, STAFF_TESTIDS.runSize).innerText()).toContain(`${VILLAGES.length}张`)
    const downloading = page.waitForEvent('download')
    await madeFile(page).focus()
    await page.keyboard.press('Enter')
    const file = readFileSync(await (await downloading).path())
    expect(file.subarray(0, 4).toString()).toBe('%PDF')
    expect(await countPages(file)).toBe(VILLAGES.length)
    await expect.poll(() => at(page, STAFF_TESTIDS.runSaid).innerText(), { timeout: 10_000 }).toContain('好了')
  }, 120_000)

  test('shows how far it is, and is cancelled on the way', async () => {
    const page = await administrator(STAFF_PAGES.studio)
    await order(page, { places: ['371000000000'] })
    const downloading = page.waitForEvent('download')
    await madeFile(page).click()
    const download = await downloading
    await at(page, STAFF_TESTIDS.runProgress).waitFor()
    await expect
      .poll(() => at(page, STAFF_TESTIDS.runProgress).evaluate((bar) => (bar as HTMLProgressElement).value))
      .toBeGreaterThan(0)
    await at(page, STAFF_TESTIDS.runEnd).click()
    await at(page, STAFF_TESTIDS.confirmYes).click()
    await expect.poll(() => at(page, STAFF_TESTIDS.runSaid).innerText()).toContain('取消了')
    expect(await download.failure()).not.toBeNull()
  }, 120_000)
})

describe('places', () => {
  test('a box half ticked holds some of what lies below, and unticking one of all leaves the others', async () => {
    const page = await administrator(STAFF_PAGES.studio)
    const box = (code: string) => at(page, STAFF_TESTIDS.studioPlace(code))
    await press(page, STAFF_TESTIDS.studioPlace('371000000000'), 'Space')
    await press(page, STAFF_TESTIDS.studioPlace(COUNTY), 'Space')
    expect(await box('371000000000').evaluate((each) => (each as HTMLInputElement).indeterminate)).toBe(true)
    expect(await box(SMALL_COUNTY).isChecked()).toBe(true)
    expect(await box(COUNTY).isChecked()).toBe(false)
    await press(page, STAFF_TESTIDS.studioPlace(COUNTY), 'Space')
    expect(await box('371000000000').isChecked()).toBe(true)
    expect(await at(page, STAFF_TESTIDS.studioChosen).count()).toBe(1)
  })

  test('of a pasted list what is found is added, and what is not is said', async () => {
    const page = await administrator(STAFF_PAGES.studio)
    const [village] = VILLAGES
    await press(page, STAFF_TESTIDS.studioKind('grid'), 'Space')
    await at(page, STAFF_TESTIDS.studioWay('list')).click()
    await at(page, STAFF_TESTIDS.studioPasteOpen).click()
    await at(page, STAFF_TESTIDS.studioPaste).fill(`${village?.code}\t${village?.name}\n没有这个村村\n`)
    await at(page, STAFF_TESTIDS.studioFind).click()
    await expect.poll(() => at(page, STAFF_TESTIDS.studioFound).innerText()).toContain('没有这个村村')
    expect(await at(page, STAFF_TESTIDS.studioChosen).count()).toBe(1)
    await at(page, STAFF_TESTIDS.studioSearch).fill('rushan')
    await at(page, STAFF_TESTIDS.studioHit).first().waitFor()
    await press(page, STAFF_TESTIDS.studioHit)
    expect(await at(page, STAFF_TESTIDS.studioChosen).count()).toBe(2)
  })

  test('no burden code leads to a village: one that was chosen stands for its town', async () => {
    const page = await administrator(STAFF_PAGES.studio)
    await press(page, STAFF_TESTIDS.studioKind('grid'), 'Space')
    await at(page, STAFF_TESTIDS.studioWay('list')).click()
    await at(page, STAFF_TESTIDS.studioSearch).fill(VILLAGES[0]?.code ?? '')
    await at(page, STAFF_TESTIDS.studioHit).first().click()
    expect(await at(page, STAFF_TESTIDS.studioChosen).innerText()).toContain('东北村')
    await press(page, STAFF_TESTIDS.studioKind('burden'), 'Space')
    await expect.poll(() => at(page, STAFF_TESTIDS.studioChosen).innerText()).toMatch(/^环翠楼街道/)
  })
})

describe('the look of the sheets', () => {
  test('words are counted, saved, and seen in the preview', async () => {
    const page = await administrator(STAFF_PAGES.studio)
    const preview = at(page, STAFF_TESTIDS.studioPreviewImage)
    await preview.waitFor()
    const before = await preview.getAttribute('src')
    await at(page, STAFF_TESTIDS.studioText('title')).fill('负'.repeat(15))
    expect(await at(page, STAFF_TESTIDS.studioTextsSave).getAttribute('aria-disabled')).toBe('true')
    expect(await at(page, STAFF_TESTIDS.studioTextsSaid).innerText()).toContain('还没有保存')
    await at(page, STAFF_TESTIDS.studioText('title')).fill('有负担，扫一扫')
    await at(page, STAFF_TESTIDS.studioTextsSave).click()
    await expect.poll(() => at(page, STAFF_TESTIDS.studioTextsSaid).innerText()).toContain('已保存')
    await expect.poll(() => preview.getAttribute('src')).not.toBe(before)
    await page.reload()
    await expect.poll(() => at(page, STAFF_TESTIDS.studioText('title')).inputValue()).toBe('有负担，扫一扫')
  })

  test('an emblem with a program in it is refused, a plain one is shown and removed again', async () => {
    const page = await administrator(STAFF_PAGES.studio)
    const svg = (inside: string) =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20">${inside}</svg>`)
    const choose = (buffer: Buffer, mimeType = 'image/svg+xml') =>
      at(page, STAFF_TESTIDS.studioEmblemFile).setInputFiles({ name: 'emblem', mimeType, buffer })
    await choose(svg('<script>alert(1)</script>'))
    await expect.poll(() => at(page, STAFF_TESTIDS.studioEmblemFault).innerText()).toContain('用不了')
    await choose(Buffer.alloc(3 * 1024 * 1024), 'image/png')
    await expect.poll(() => at(page, STAFF_TESTIDS.studioEmblemFault).innerText()).toContain('2 MB')
    await choose(Buffer.from('GIF89a'), 'image/gif')
    await expect.poll(() => at(page, STAFF_TESTIDS.studioEmblemFault).innerText()).toContain('PNG或SVG')
    await choose(svg('<circle cx="10" cy="10" r="9" fill="#c00"/>'))
    await at(page, STAFF_TESTIDS.studioEmblem).waitFor()
    await at(page, STAFF_TESTIDS.studioEmblemRemove).click()
    await at(page, STAFF_TESTIDS.studioEmblem).waitFor({ state: 'detached' })
  })
})

test('studio and pages are in order: for a screen reader, on a phone, in the dark and in large type', async () => {
  for (const options of [PC, DARK, PHONE, NARROW]) {
    const page = await administrator(STAFF_PAGES.studio, options)
    await at(page, STAFF_TESTIDS.studioPreviewImage).waitFor()
    await order(page, { places: [SMALL_COUNTY] })
    for (const large of [false, true]) {
      await page.evaluate((elder) => document.documentElement.toggleAttribute('data-elder', elder), large)
      expect(await violations(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
    }
    const run = (await madeFile(page).getAttribute('href'))?.split('/').at(-2) ?? ''
    await page.goto(server.url + STAFF_PAGES.printPages(run))
    await at(page, STAFF_TESTIDS.pagesImage).first().waitFor()
    expect(await violations(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
  }
}, 120_000)
