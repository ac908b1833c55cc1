import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../src/contract/api.ts'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { TESTIDS } from '../../src/contract/testids.ts'
import { closePhonesAfterEach, endAfterAll } from '../setup/built-app.ts'
import { launchChromium } from '../setup/chromium.ts'
import { eventually } from '../setup/eventually.ts'
import {
  arrived,
  at,
  keptOnPhone,
  newPhone,
  openForm,
  postersOf,
  readyForOffline,
  stateSays,
  submit,
  wholeAppLoaded,
} from '../setup/phone.ts'
import { cameraPhoto } from '../setup/pictures.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../setup/server-process.ts'
import { arrivedSince, asGrid, storedReports } from '../setup/stored-reports.ts'

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

const WORDS = '谁也不该在手机里找到这句话'
const CATEGORIES = { burden: 'MTG', grid: 'LEK' } as const

async function fill(page: Page, kind: Kind): Promise<void> {
  await openForm(page, posters[kind][0] ?? '', CATEGORIES[kind])
  await at(page, TESTIDS.words).fill(WORDS)
}

const REFUSALS = {
  'IndexedDB throws': "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError') }",
  'IndexedDB is not there': "Object.defineProperty(window, 'indexedDB', { get: () => undefined })",
  'IndexedDB opens with an error':
    "IDBFactory.prototype.open = () => { const r = {}; setTimeout(() => r.onerror?.({ target: r, preventDefault() {}, stopPropagation() {} })); r.error = new DOMException('no', 'UnknownError'); r.addEventListener = () => {}; return r }",
  'all storage is blocked': `
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches'])
      Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError') } })`,
}

describe('a browser that refuses to store', () => {
  test.each(Object.entries(REFUSALS))('%s: the report is sent at once with a network', async (_why, script) => {
    const before = storedReports(folder)
    const { context, page } = await newPhone(browser)
    await context.addInitScript(script)
    await fill(page, 'grid')
    await submit(page)
    await arrived(page)
    expect(arrivedSince(folder, before).map((stored) => asGrid(stored).text)).toEqual([WORDS])
  })

  test('without a network it is told that it lasts as long as the page, and it goes out when there is one', async () => {
    const before = storedReports(folder)
    const { context, page } = await newPhone(browser)
    await context.addInitScript(REFUSALS['IndexedDB throws'])
    await page.goto(posters.burden[0] ?? '')
    await wholeAppLoaded(page)
    await context.setOffline(true)
    await at(page, TESTIDS.tile('MTG')).click()
    await at(page, TESTIDS.words).fill(WORDS)
    await submit(page)
    await stateSays(page, '别关这一页')
    await context.setOffline(false)
    await arrived(page)
    expect(arrivedSince(folder, before)).toHaveLength(1)
  })
})

/** No room for anything longer than this. */
const fullAbove = (bytes: number) => `
  for (const method of ['put', 'add']) {
    const original = IDBObjectStore.prototype[method]
    IDBObjectStore.prototype[method] = function (value, ...key) {
      const length = Object.values(value).reduce((sum, each) => sum + (each?.byteLength ?? 0), 0)
      if (length > ${bytes}) throw new DOMException('full', 'QuotaExceededError')
      return original.call(this, value, ...key)
    }
  }`

describe('a phone that is full', () => {
  test('has no room for the photos: told so, the words stay, and go without photos after one tap', async () => {
    const before = storedReports(folder)
    const { context, page } = await newPhone(browser)
    await context.addInitScript(fullAbove(40_000))
    await fill(page, 'grid')
    await at(page, TESTIDS.photosOpen).click()
    const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto() }
    await at(page, TESTIDS.photoChoose).setInputFiles(file)
    await at(page, TESTIDS.photoItem).waitFor()
    await at(page, TESTIDS.submit).click()
    const error = at(page, TESTIDS.formError)
    await error.filter({ hasText: '还没交上去' }).waitFor()
    expect(await at(page, TESTIDS.words).inputValue()).toBe(WORDS)
    expect(await at(page, TESTIDS.receiptCode).count()).toBe(0)
    await error.getByRole('button').click()
    await arrived(page)
    const [stored] = arrivedSince(folder, before)
    expect(asGrid(stored!)).toMatchObject({ text: WORDS })
    expect(asGrid(stored!).photos).toBeUndefined()
  })

  test('has no room even for the words: told so, nothing is claimed, and they can be copied', async () => {
    const { context, page } = await newPhone(browser)
    await context.addInitScript(fullAbove(100))
    await fill(page, 'burden')
    await at(page, TESTIDS.submit).click()
    await at(page, TESTIDS.formError).filter({ hasText: '存满了' }).waitFor()
    expect(await at(page, TESTIDS.words).inputValue()).toBe(WORDS)
    await at(page, TESTIDS.formError).getByRole('button', { name: '复制我写的字' }).waitFor()
    expect(await at(page, TESTIDS.receiptCode).count()).toBe(0)
  })
})

describe('someone who takes the phone', () => {
  test('finds a burden draft unreadable; its writer finds it again after a reload', async () => {
    const { page } = await newPhone(browser)
    await fill(page, 'burden')
    await eventually(async () => expect(await page.evaluate(() => sessionStorage.length)).toBeGreaterThan(0))
    expect(await keptOnPhone(page)).not.toContain(WORDS)
    await page.reload()
    await eventually(async () => expect(await at(page, TESTIDS.words).inputValue()).toBe(WORDS))
  })

  test('finds nothing of a burden draft after its tab was closed', async () => {
    const { context, page } = await newPhone(browser)
    await fill(page, 'burden')
    await eventually(async () => expect(await page.evaluate(() => sessionStorage.length)).toBeGreaterThan(0))
    await page.close()
    const later = await context.newPage()
    await openForm(later, posters.burden[0] ?? '', 'MTG')
    expect(await keptOnPhone(later)).not.toContain(WORDS)
    expect(await at(later, TESTIDS.words).inputValue()).toBe('')
  })

  test('a resident’s draft, which is no secret, survives closing', async () => {
    const { context, page } = await newPhone(browser)
    await fill(page, 'grid')
    await eventually(async () => expect(await keptOnPhone(page)).toContain(WORDS))
    await page.close()
    const later = await context.newPage()
    await openForm(later, posters.grid[0] ?? '', 'LEK')
    await eventually(async () => expect(await at(later, TESTIDS.words).inputValue()).toBe(WORDS))
  })

  test.each(['burden', 'grid'] as const)('finds nothing of a %s report that was delivered', async (kind) => {
    const { page } = await newPhone(browser)
    await fill(page, kind)
    const code = await submit(page)
    await arrived(page)
    await page.goto(server.url + PAGES.outbox)
    await at(page, TESTIDS.outboxEmpty).waitFor()
    const kept = await keptOnPhone(page)
    for (const trace of [WORDS, code]) expect(kept).not.toContain(trace)
    expect(await page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }).join())).not.toMatch(
      /draft|form/,
    )
  })

  test('finds neither draft nor form after the quick exit, also not with Back', async () => {
    const { context, page } = await newPhone(browser)
    await page.goto(`${server.url}${PAGES.stored}`)
    await fill(page, 'grid')
    await eventually(async () => expect(await keptOnPhone(page)).toContain(WORDS))
    await at(page, TESTIDS.quickExit).click()
    await page.waitForURL('**/neutral.html')
    expect(await page.locator('body').innerText()).not.toMatch(/负担|反映|减负/)
    await page.goBack()
    await page.waitForLoadState()
    expect(await page.locator('body').innerText()).not.toContain(WORDS)
    const later = await context.newPage()
    await openForm(later, posters.grid[0] ?? '', 'LEK')
    expect(await at(later, TESTIDS.words).inputValue()).toBe('')
    expect(await keptOnPhone(later)).not.toContain(WORDS)
  })

  test('finds nothing at all after "clear all", not even that the app opens without a network', async () => {
    const { context, page } = await newPhone(browser)
    await fill(page, 'grid')
    await readyForOffline(page)
    await at(page, TESTIDS.elderSwitch).click()
    await context.setOffline(true)
    await submit(page)
    await at(page, TESTIDS.receiptKeep).check({ force: true })
    await page.locator(`main a[href="${PAGES.outbox}"]`).click()
    await at(page, TESTIDS.outboxItem).waitFor()
    await context.setOffline(false)
    await at(page, TESTIDS.clearAll).click()
    await at(page, TESTIDS.confirmYes).click()
    await page.waitForURL('**/neutral.html')
    expect((await keptOnPhone(page)).split('\n').filter(Boolean)).toEqual([])
  })
})
